package org.minkao.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minkao.evaluation.eligibility.EligibilityReason;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.evaluation.scoring.ScoringReason;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Reason;

/** The registers of refusals and the files that put them into words. */
class RegisterTest {

    @ParameterizedTest
    @ValueSource(strings = {"problems.properties", "problems_en.properties"})
    void putsEveryRefusalIntoWords(String file) throws IOException {
        Properties words = new Properties();
        try (var in = RegisterTest.class.getResourceAsStream("/" + file)) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        List<String> codes = reasons().map(reason -> "problem." + reason.name()).toList();
        assertThat(codes).isNotEmpty();
        assertThat(words.stringPropertyNames()).containsAll(codes);
    }

    @Test
    void usesNoCodeTwice() {
        List<String> codes = Stream.concat(reasons(), Arrays.stream(KitReason.values()))
                .map(Reason::name)
                .toList();
        assertThat(codes).doesNotHaveDuplicates();
    }

    private static Stream<Reason> reasons() {
        return Stream.of(EvaluationReason.values(), EligibilityReason.values(), ScoringReason.values())
                .flatMap(Arrays::stream);
    }
}
