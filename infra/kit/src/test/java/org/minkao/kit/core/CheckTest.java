package org.minkao.kit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {
    private enum Colour {
        RED,
        BLUE
    }

    @Test
    void namesFieldValueAndExpectation() {
        Refusal refusal = refusal(() -> Check.range("size", 11, 1, 10));
        assertThat(refusal.reason()).isEqualTo(KitReason.FIELD_INVALID);
        assertThat(refusal.field()).isEqualTo("size");
        assertThat(refusal.detail()).isEqualTo("size is 11 (expected: a whole number from 1 to 10)");
        assertThat(refusal(() -> Check.oneOf("colour", "GREEN", Colour.class)).detail())
                .isEqualTo("colour is GREEN (expected: one of RED, BLUE)");
    }

    @Test
    void saysWhatIsMissing() {
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> Check.text("x", null, 1, 2),
                () -> Check.present("x", null),
                () -> Check.range("x", null, 1, 2),
                () -> Check.oneOf("x", null, Colour.class),
                () -> Check.list("x", null, 0, 1),
                () -> Check.date("x", null),
                () -> Check.instant("x", null),
                () -> Check.decimal("x", null, BigDecimal.ZERO, BigDecimal.TEN, 2))) {
            Refusal refusal = refusal(call);
            assertThat(refusal.reason()).isEqualTo(KitReason.FIELD_MISSING);
            assertThat(refusal.field()).isEqualTo("x");
        }
        assertThat(refusal(() -> Check.list("x", Arrays.asList("a", null), 0, 9))
                        .field())
                .isEqualTo("x[1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u0007b", "a\nb", "a\u202Eb", "a\u2066b", "a\uD800b", "a\u007Fb", "a\u0085b"})
    void refusesCharactersThatNobodyCanSee(String text) {
        Refusal refusal = refusal(() -> Check.text("x", text, 1, 10));
        assertThat(refusal.reason()).isEqualTo(KitReason.FIELD_INVALID);
        assertThat(refusal.detail()).doesNotContain(text);
    }

    @Test
    void countsCharactersNotUnits() {
        assertThat(Check.text("x", "𠮷𠮷", 1, 2)).isEqualTo("𠮷𠮷");
        assertThat(refusal(() -> Check.text("x", "𠮷𠮷𠮷", 1, 2)).detail()).contains("3 characters");
        assertThat(refusal(() -> Check.text("x", "   ", 1, 5)).reason()).isEqualTo(KitReason.FIELD_INVALID);
        assertThat(Check.lines("x", "a\nb\tc", 1, 10)).isEqualTo("a\nb\tc");
        assertThat(Check.text("x", "", 0, 5)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e3", "01", "+1", ".5", "1.", "1.234", "11", "-1", "NaN", "", "1 ", "١"})
    void refusesNumbersInDisguise(String text) {
        assertThat(refusal(() -> Check.decimal("x", text, BigDecimal.ZERO, BigDecimal.TEN, 2))
                        .reason())
                .isEqualTo(KitReason.FIELD_INVALID);
    }

    @Test
    void takesPlainDecimals() {
        assertThat(Check.decimal("x", "9.50", BigDecimal.ZERO, BigDecimal.TEN, 2))
                .isEqualTo(new BigDecimal("9.50"));
        assertThat(Check.date("x", "2026-11-25")).isEqualTo("2026-11-25");
        assertThat(refusal(() -> Check.date("x", "2026-02-30")).reason()).isEqualTo(KitReason.FIELD_INVALID);
    }

    @Test
    void refusesAnActorWithoutTheRole() {
        Actor actor = new Actor("li", "李", Set.of("chief"));
        actor.require("office", "chief");
        assertThat(refusal(() -> actor.require("office")).reason().kind()).isEqualTo(Reason.Kind.FORBIDDEN);
    }

    @Test
    void refusalsCarryNoStackTrace() {
        assertThat(refusal(() -> Check.present("x", null)).getStackTrace()).isEmpty();
    }

    private static Refusal refusal(ThrowingCallable call) {
        Refusal refusal = catchThrowableOfType(Refusal.class, call);
        assertThat(refusal).isNotNull();
        return refusal;
    }
}
