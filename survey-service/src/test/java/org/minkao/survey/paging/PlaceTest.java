package org.minkao.survey.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

class PlaceTest {
    private static final Place PLACE = new Place(LocalDate.parse("2026-12-07"), "abcdefghijklmnopqrstuvwx27");

    @Test
    void aCursorIsReadBackAsThePlaceItWasMadeOf() {
        assertThat(Place.after(PLACE.cursor())).isEqualTo(PLACE);
        assertThat(PLACE.cursor()).matches("[A-Za-z0-9_-]+");
        assertThat(Place.after(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1000", "2026-12-07 abc", "+/==", "MjAyNi0xMi0wNyBhYmM=", "\u0000"})
    void refusesWhatIsNoCursor(String given) {
        refused(given);
        refused(PLACE.cursor() + given + "!");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-13-07 abc",
                "2026-02-30 abc",
                "2026-12-07",
                "2026-12-07 ",
                "2026-12-07 ABC",
                "2026-12-07 a\nb",
                "2026-12-07 {$gt:1}",
                "99999-12-07 abc"
            })
    void refusesACursorThatNamesNoPlace(String inside) {
        refused(Base64.getUrlEncoder().withoutPadding().encodeToString(inside.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void refusesACursorOfAnyLengthWithoutReadingIt() {
        refused("MjAy".repeat(100_000));
    }

    @Test
    void aPageThatHoldsAllHasNoNext() {
        List<Place> found = List.of(PLACE, new Place(PLACE.day(), "b"), new Place(PLACE.day(), "c"));

        assertThat(Page.of(found, 3, place -> place)).isEqualTo(new Page<>(found, null));
        assertThat(Page.of(found, 2, place -> place)).isEqualTo(new Page<>(found.subList(0, 2), found.get(1)));
        assertThat(Page.of(found, 2, place -> place).map(Place::id))
                .isEqualTo(new Page<>(List.of(PLACE.id(), "b"), found.get(1)));
    }

    private static void refused(String cursor) {
        assertThatThrownBy(() -> Place.after(cursor)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(KitReason.FIELD_INVALID);
            assertThat(refusal.field()).isEqualTo("after");
            assertThat(refusal.detail()).hasSizeLessThan(200);
        });
    }
}
