package org.minkao.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts that something is refused with a certain code. */
final class Refusals {
    private Refusals() {}

    static void assertRefused(BallotRefusal.Code code, ThrowingCallable call) {
        assertThatExceptionOfType(BallotRefusal.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
