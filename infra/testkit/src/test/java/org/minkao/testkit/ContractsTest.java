package org.minkao.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class ContractsTest {
    private static final String TYPE = "minkao.rectification.case-opened.v1";

    @Test
    void everyExampleKeepsItsContract() {
        assertThat(Contracts.examples(TYPE)).isNotEmpty().allSatisfy(example -> Contracts.validate(TYPE, example));
        assertThat(Contracts.example(TYPE)).isEqualTo(Contracts.examples(TYPE).getFirst());
    }

    @Test
    void findsWhatBreaksAContract() {
        assertThat(Contracts.problems(TYPE, "{}")).isNotEmpty();
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> Contracts.validate(TYPE, "{\"case\":1}"));
    }

    @Test
    void failsForAContractThatIsNotThere() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Contracts.examples("minkao.rectification.nothing.v1"));
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> Contracts.validate("nothing", "{}"));
    }
}
