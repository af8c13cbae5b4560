package org.minkao.rectification.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.rectification.reason.RectificationReason;

class MediaKindTest {

    @ParameterizedTest
    @CsvSource({
        "image/jpeg,ffd8ffe000104a46,JPEG",
        "image/png,89504e470d0a1a0a0000000d,PNG",
        "application/pdf,255044462d312e37,PDF",
        "'TEXT/plain; charset=utf-8',e4bfae,TEXT"
    })
    void tellsTheKindByItsFirstBytes(String declared, String hex, MediaKind expected) {
        assertThat(MediaKind.of(declared, HexFormat.of().parseHex(hex))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "image/png,ffd8ffe000104a46",
        "image/jpeg,3c7363726970743e",
        "application/pdf,255044462d",
        "text/plain,c328",
        "text/plain,610062",
        "text/html,3c68746d6c3e",
        "image/svg+xml,3c7376673e",
        ",616263"
    })
    void refusesBytesThatAreNotWhatTheyAreCalled(String declared, String hex) {
        assertThatThrownBy(() -> MediaKind.of(declared, HexFormat.of().parseHex(hex)))
                .isInstanceOfSatisfying(Refusal.class, e -> {
                    assertThat(e.reason()).isEqualTo(RectificationReason.EVIDENCE_TYPE);
                    assertThat(e.field()).isEqualTo("Content-Type");
                });
    }

    @Test
    void refusesNothingAndTooMuch() {
        assertThatThrownBy(() -> MediaKind.of("text/plain", new byte[0]))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.reason()).isEqualTo(KitReason.FIELD_MISSING));
        byte[] most = new byte[MediaKind.MOST_BYTES];
        Arrays.fill(most, (byte) 'a');
        assertThat(MediaKind.of("text/plain", most)).isEqualTo(MediaKind.TEXT);
        assertThatThrownBy(() -> MediaKind.of("text/plain", Arrays.copyOf(most, MediaKind.MOST_BYTES + 1)))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.reason()).isEqualTo(KitReason.TOO_LARGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"整改前后对比\n第一行\t列", "plain"})
    void takesOrdinaryText(String text) {
        assertThat(MediaKind.of("text/plain", text.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(MediaKind.TEXT);
    }
}
