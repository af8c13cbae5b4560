package org.minkao.rectification.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.minkao.kit.core.Refusal;
import org.minkao.rectification.finding.Finding.Change;
import org.minkao.rectification.fixture.People;

class FindingStepsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    static Stream<Arguments> everyPair() {
        return Arrays.stream(FindingStatus.values())
                .flatMap(status -> Arrays.stream(FindingStep.values()).map(step -> Arguments.of(status, step)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void anAllowedPairGivesExactlyOneEventAndEveryOtherARefusal(FindingStatus status, FindingStep step) {
        Finding before = in(status);
        if (!step.from().contains(status)) {
            assertThatThrownBy(() -> take(step, before)).isInstanceOf(Refusal.class);
            return;
        }
        Change change = take(step, before);
        assertThat(change.after().status()).isEqualTo(step.to());
        assertThat(change.event()).isNotNull();
    }

    @Test
    void noStateIsAnOrphan() {
        EnumSet<FindingStatus> reached = EnumSet.of(FindingStatus.RAISED);
        Arrays.stream(FindingStep.values()).forEach(step -> reached.add(step.to()));
        assertThat(reached).containsExactlyInAnyOrder(FindingStatus.values());
    }

    private static Finding in(FindingStatus status) {
        Finding raised = new Problem(
                        People.CAMPAIGN,
                        People.CENTRE,
                        "q01",
                        "值班表未公示",
                        Severity.MINOR,
                        new Source(SourceKind.ON_SITE_INSPECTION, "insp-1"),
                        List.of("insp-1", "q01"),
                        DAY,
                        false,
                        null)
                .finding();
        return switch (status) {
            case RAISED -> raised;
            case OPENING -> take(FindingStep.DECIDE_CASE, raised).after();
            case CASE_OPENED ->
                take(
                                FindingStep.CASE_WRITTEN,
                                take(FindingStep.DECIDE_CASE, raised).after())
                        .after();
            case RECTIFIED_AT_ONCE -> take(FindingStep.RECTIFY_AT_ONCE, raised).after();
            case DISMISSED -> take(FindingStep.DISMISS, raised).after();
        };
    }

    private static Change take(FindingStep step, Finding it) {
        return switch (step) {
            case RECTIFY_AT_ONCE -> it.rectifyAtOnce("当场张贴");
            case DECIDE_CASE -> it.decideCase(new Finding.Opening("office-he", DAY, "值班表"));
            case CASE_WRITTEN -> it.caseWritten();
            case DISMISS -> it.dismiss(new Finding.Dismissal("county-lin", DAY, "重复"));
        };
    }
}
