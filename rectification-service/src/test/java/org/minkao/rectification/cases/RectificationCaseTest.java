package org.minkao.rectification.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.minkao.rectification.cases.CaseBuilder.moment;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.Refusal;
import org.minkao.rectification.fixture.People;
import org.minkao.rectification.reason.RectificationReason;

class RectificationCaseTest {

    @Test
    void refusesAnOwnerOfAnotherSection() {
        RectificationCase it = CaseBuilder.in(CaseStatus.OPENED);
        for (String nobody : List.of("chief-wang", "deputy-wu", "office-he", "unknown")) {
            assertThatThrownBy(() -> it.assign(moment(People.OFFICE), nobody, null))
                    .isInstanceOfSatisfying(Refusal.class, e -> {
                        assertThat(e.reason()).isEqualTo(RectificationReason.OWNER_NOT_OF_SECTION);
                        assertThat(e.field()).isEqualTo("owner");
                    });
        }
    }

    @Test
    void refusesProgressWithEvidenceThatWasNotHandedIn() {
        RectificationCase it = CaseBuilder.in(CaseStatus.IN_PROGRESS);
        assertThatThrownBy(() -> it.recordProgress(moment(People.CHIEF), "修好", List.of(CaseBuilder.HASH)))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.reason()).isEqualTo(RectificationReason.EVIDENCE_UNKNOWN));
        RectificationCase with =
                CaseBuilder.step(Step.ADD_EVIDENCE, it, moment(People.CHIEF)).after();
        assertThat(with.recordProgress(moment(People.CHIEF), "修好", List.of(CaseBuilder.HASH))
                        .after()
                        .handling()
                        .progress())
                .hasSize(1);
    }

    @Test
    void theSameFileIsListedOnce() {
        RectificationCase once = CaseBuilder.aCase()
                .started()
                .take(Step.ADD_EVIDENCE, People.CHIEF)
                .take(Step.ADD_EVIDENCE, People.CHIEF)
                .build();
        assertThat(once.handling().evidence()).hasSize(1);
    }

    @Test
    void aCaseTakesNoEndlessProgress() {
        CaseBuilder it = CaseBuilder.aCase().started();
        for (int i = 0; i < RectificationCase.MOST_ENTRIES; i++) {
            it.take(Step.RECORD_PROGRESS, People.CHIEF);
        }
        assertThatThrownBy(() -> it.take(Step.RECORD_PROGRESS, People.CHIEF))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.reason()).isEqualTo(RectificationReason.CASE_FULL));
    }

    @Test
    void closingKeepsTheClaimedOutcomeAndTheCallBack() {
        RectificationCase closed = CaseBuilder.in(CaseStatus.CLOSED);
        assertThat(closed.ending().outcome()).isEqualTo(Outcome.FIXED);
        assertThat(closed.ending().callBack().satisfied()).isTrue();
        assertThat(closed.history().stream().map(RectificationCase.Passed::step))
                .containsExactly(
                        Step.ASSIGN,
                        Step.SUBMIT_PLAN,
                        Step.APPROVE_PLAN,
                        Step.START,
                        Step.SUBMIT,
                        Step.VERIFY,
                        Step.CONFIRM,
                        Step.CLOSE);
    }

    @Test
    void theProposersReasonIsMadePublicWhenItIsNotFeasible() {
        RectificationCase ended = CaseBuilder.in(CaseStatus.NOT_FEASIBLE);
        assertThat(ended.ending().publicReason()).isEqualTo("需省级立项");
        assertThat(ended.ending().outcome()).isEqualTo(Outcome.NOT_FEASIBLE);
    }

    @Test
    void workingOnAnswersAProposalToGiveUp() {
        RectificationCase it = CaseBuilder.aCase()
                .assigned()
                .take(Step.PROPOSE_NOT_FEASIBLE, People.CHIEF)
                .take(Step.SUBMIT_PLAN, People.CHIEF)
                .build();
        assertThat(it.ending().proposal()).isNull();
        assertThatThrownBy(() -> CaseBuilder.step(Step.APPROVE_NOT_FEASIBLE, it, moment(People.COUNTY)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        e -> assertThat(e.reason()).isEqualTo(RectificationReason.NOT_FEASIBLE_NOT_PROPOSED));
    }

    @Test
    void aReopenedCaseForgetsItsVerifierButNotItsHistory() {
        RectificationCase reopened = CaseBuilder.in(CaseStatus.REOPENED);
        assertThat(reopened.handling().verifier()).isNull();
        assertThat(reopened.ending().callBack().satisfied()).isFalse();
        assertThat(reopened.history()).hasSize(7);
        RectificationCase again =
                CaseBuilder.step(Step.ASSIGN, reopened, moment(People.OFFICE)).after();
        assertThat(again.handling().submission()).isNull();
    }
}
