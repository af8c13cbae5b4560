package org.minkao.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minkao.ballot.Refusals.assertRefused;

import java.util.List;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EncodingsTest {
    private static final List<Function<String, byte[]>> DECODERS =
            List.of(Encodings::unhex, Encodings::unb64, Encodings::unb64u, Encodings::unbase32);

    @Property
    void everyByteStringComesBack(@ForAll byte[] bytes) {
        assertThat(Encodings.unhex(Encodings.hex(bytes))).isEqualTo(bytes);
        assertThat(Encodings.unb64(Encodings.b64(bytes))).isEqualTo(bytes);
        assertThat(Encodings.unb64u(Encodings.b64u(bytes))).isEqualTo(bytes);
        assertThat(Encodings.unbase32(Encodings.base32(bytes))).isEqualTo(bytes);
    }

    @Property
    void whatIsDecodedIsTheOnlyTextForItsBytes(@ForAll String text) {
        List<Function<byte[], String>> encoders =
                List.of(Encodings::hex, Encodings::b64, Encodings::b64u, Encodings::base32);
        for (int i = 0; i < encoders.size(); i++) {
            try {
                byte[] bytes = DECODERS.get(i).apply(text);
                assertThat(encoders.get(i).apply(bytes)).isEqualTo(text);
            } catch (BallotRefusal refusal) {
                assertThat(refusal.code()).isEqualTo(BallotRefusal.Code.MALFORMED);
            }
        }
    }

    @Test
    void refusesEverythingButTheOneForm() {
        for (String bad : List.of("A0", "0", "0g", " 00", "00 ", "0x00", "\uff10\uff10")) {
            assertRefused(BallotRefusal.Code.MALFORMED, () -> Encodings.unhex(bad));
        }
        for (String bad : List.of("AA", "AA=", "AB==", "AA== ", "A A==", "AA==\n", "-_==", "AAAA=", "=", "AA==AA==")) {
            assertRefused(BallotRefusal.Code.MALFORMED, () -> Encodings.unb64(bad));
        }
        for (String bad : List.of("AA==", "AB", "A", "AA ", "+/8", "AAAAA", "A\u00c4")) {
            assertRefused(BallotRefusal.Code.MALFORMED, () -> Encodings.unb64u(bad));
        }
        for (String bad : List.of("AA", "a", "ab", "aaa", "a1", "aa======", "aaaaaa", "aa ", "a8")) {
            assertRefused(BallotRefusal.Code.MALFORMED, () -> Encodings.unbase32(bad));
        }
    }

    @Test
    void idsKeepTheirSyntax() {
        assertThat(CampaignId.random(Campaigns.RANDOM).value()).matches("[a-z2-7]{26}");
        for (String bad :
                List.of("", "a".repeat(25), "a".repeat(27), "A".repeat(26), "1".repeat(26), "a".repeat(26) + "\n")) {
            assertThat(CampaignId.isValid(bad)).isFalse();
            assertRefused(BallotRefusal.Code.MALFORMED, () -> new CampaignId(bad));
        }
        for (String bad : List.of("", ".a", "_a", "-a", "A", "a b", "a/b", "a".repeat(41), "县", "a\n")) {
            assertThat(StyleId.isValid(bad)).isFalse();
            assertRefused(BallotRefusal.Code.MALFORMED, () -> new StyleId(bad));
        }
        for (String bad : List.of("", "-a", "a.b", "A", "a".repeat(33), "a\n")) {
            assertThat(SubjectId.isValid(bad) || ItemId.isValid(bad)).isFalse();
            assertRefused(BallotRefusal.Code.MALFORMED, () -> new SubjectId(bad));
            assertRefused(BallotRefusal.Code.MALFORMED, () -> new ItemId(bad));
        }
        assertThat(SubjectId.isValid("_") && StyleId.isValid("staff.unit-7")).isTrue();
    }
}
