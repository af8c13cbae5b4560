package org.minkao.rectification.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.minkao.rectification.cases.CaseBuilder.doer;
import static org.minkao.rectification.cases.CaseBuilder.moment;
import static org.minkao.rectification.cases.CaseBuilder.step;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.minkao.kit.core.Refusal;
import org.minkao.rectification.cases.RectificationCase.Change;
import org.minkao.rectification.fixture.People;

class StepTableTest {

    static Stream<Arguments> everyPair() {
        return Arrays.stream(CaseStatus.values())
                .flatMap(status -> Arrays.stream(Step.values()).map(step -> Arguments.of(status, step)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void anAllowedPairGivesExactlyOneEventAndEveryOtherARefusal(CaseStatus status, Step step) {
        RectificationCase before = CaseBuilder.in(status);
        if (!step.row().from().contains(status)) {
            assertThatThrownBy(() -> step(step, before, moment(doer(step)))).isInstanceOf(Refusal.class);
            return;
        }
        RectificationCase ready = ready(step, before);
        Change change = step(step, ready, moment(doer(step)));
        assertThat(change.after().status()).isEqualTo(step.row().target(status));
        assertThat(change.event()).isNotNull();
        assertThat(change.event() instanceof CaseEvent.Closed)
                .as("an ended case, and only one, is told as closed")
                .isEqualTo(change.after().status().ended());
        if (change.event() instanceof CaseEvent.Advanced advanced) {
            assertThat(advanced.step()).isEqualTo(step);
            assertThat(advanced.from()).isEqualTo(status);
            assertThat(advanced.to()).isEqualTo(change.after().status());
            assertThat(advanced.tell()).doesNotContain(doer(step).id()).doesNotHaveDuplicates();
        }
    }

    @Test
    void noStateIsAnOrphan() {
        List<Step> steps = List.of(Step.values());
        EnumSet<CaseStatus> reached = EnumSet.of(CaseStatus.OPENED);
        steps.forEach(s -> s.row().from().forEach(from -> reached.add(s.row().target(from))));
        assertThat(reached).containsExactlyInAnyOrder(CaseStatus.values());
        assertThat(Arrays.stream(CaseStatus.values())
                        .filter(status ->
                                steps.stream().noneMatch(s -> s.row().from().contains(status))))
                .as("every state can be left")
                .isEmpty();
    }

    @Test
    void confirmedIsNeverSkipped() {
        List<Step> closing = Arrays.stream(Step.values())
                .filter(s -> s.row().to() == CaseStatus.CLOSED)
                .toList();
        assertThat(closing).containsExactly(Step.CLOSE);
        assertThat(Step.CLOSE.row().from()).containsExactly(CaseStatus.CONFIRMED);
        assertThat(Arrays.stream(Step.values()).filter(s -> s.row().to() == CaseStatus.CONFIRMED))
                .containsExactly(Step.CONFIRM);
    }

    @Test
    void whoMustActIsTold() {
        RectificationCase opened = CaseBuilder.in(CaseStatus.OPENED);
        assertThat(told(Step.ASSIGN, opened, People.OFFICE)).containsExactly("chief-chen");
        assertThat(told(Step.SUBMIT_PLAN, CaseBuilder.in(CaseStatus.ASSIGNED), People.CHIEF))
                .contains("deputy-wu", "office-he")
                .doesNotContain("deputy-sun", "chief-chen");
        assertThat(told(Step.SUBMIT, CaseBuilder.in(CaseStatus.IN_PROGRESS), People.CHIEF))
                .contains("inspector-xu", "deputy-wu")
                .doesNotContain("deputy-sun");
        assertThat(told(Step.DENY, CaseBuilder.in(CaseStatus.VERIFIED), People.OFFICE))
                .contains("chief-chen", "deputy-wu");
    }

    private static List<String> told(Step step, RectificationCase it, org.minkao.kit.core.Actor by) {
        return ((CaseEvent.Advanced) step(step, it, moment(by)).event()).tell();
    }

    /** Answers need a question: a proposal or a request made before. */
    private static RectificationCase ready(Step step, RectificationCase it) {
        return switch (step) {
            case APPROVE_NOT_FEASIBLE, REFUSE_NOT_FEASIBLE ->
                step(Step.PROPOSE_NOT_FEASIBLE, it, moment(People.OFFICE)).after();
            case APPROVE_EXTENSION, REFUSE_EXTENSION ->
                step(Step.ASK_EXTENSION, it, moment(People.CHIEF)).after();
            default -> it;
        };
    }
}
