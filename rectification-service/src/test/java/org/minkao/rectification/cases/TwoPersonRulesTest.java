package org.minkao.rectification.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.minkao.rectification.cases.CaseBuilder.moment;
import static org.minkao.rectification.cases.CaseBuilder.step;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Reason;
import org.minkao.kit.core.Refusal;
import org.minkao.rectification.fixture.People;

class TwoPersonRulesTest {
    /** One person with every role: only the two-person rules can stop such a person. */
    private static final Actor OWNER_WITH_ALL_ROLES = all("chief-chen");

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {
                "RETURN_PLAN",
                "APPROVE_PLAN",
                "RETURN",
                "VERIFY",
                "CONFIRM",
                "DENY",
                "CLOSE",
                "REOPEN",
                "APPROVE_NOT_FEASIBLE",
                "REFUSE_NOT_FEASIBLE",
                "APPROVE_EXTENSION",
                "REFUSE_EXTENSION"
            })
    void theOwnerNeverChecksHisOwnWork(Step step) {
        RectificationCase it = ready(step);
        assertThat(refused(step, it, OWNER_WITH_ALL_ROLES)).isEqualTo(KitReason.SAME_PERSON);
    }

    @Test
    void whoOwnedItBeforeStaysOutOfItsChecks() {
        RectificationCase handedOver = CaseBuilder.aCase().assigned().build();
        RectificationCase now =
                handedOver.assign(moment(People.OFFICE), "staff-liu", null).after();
        RectificationCase planned =
                step(Step.SUBMIT_PLAN, now, moment(People.STAFF)).after();
        assertThat(refused(Step.APPROVE_PLAN, planned, OWNER_WITH_ALL_ROLES)).isEqualTo(KitReason.SAME_PERSON);
        assertThat(refused(Step.DECLARE_NOT_OURS, now, OWNER_WITH_ALL_ROLES)).isEqualTo(KitReason.SAME_PERSON);
    }

    @Test
    void whoOwnedItBeforeGrantsNobodyMoreTime() {
        RectificationCase handedOver = CaseBuilder.aCase().assigned().build();
        RectificationCase now =
                handedOver.assign(moment(People.OFFICE), "staff-liu", null).after();
        RectificationCase asked =
                step(Step.ASK_EXTENSION, now, moment(People.STAFF)).after();
        assertThat(refused(Step.APPROVE_EXTENSION, asked, OWNER_WITH_ALL_ROLES)).isEqualTo(KitReason.SAME_PERSON);
        assertThat(refused(Step.REFUSE_EXTENSION, asked, OWNER_WITH_ALL_ROLES)).isEqualTo(KitReason.SAME_PERSON);
    }

    @Test
    void whoVerifiedDoesNotConfirm() {
        RectificationCase verified = CaseBuilder.in(CaseStatus.VERIFIED);
        assertThat(refused(Step.CONFIRM, verified, all("inspector-xu"))).isEqualTo(KitReason.SAME_PERSON);
        assertThat(refused(Step.DENY, verified, all("inspector-xu"))).isEqualTo(KitReason.SAME_PERSON);
    }

    @Test
    void whoProposedNotFeasibleDoesNotApproveIt() {
        RectificationCase proposed = CaseBuilder.aCase()
                .assigned()
                .take(Step.PROPOSE_NOT_FEASIBLE, People.COUNTY)
                .build();
        assertThat(refused(Step.APPROVE_NOT_FEASIBLE, proposed, People.COUNTY)).isEqualTo(KitReason.SAME_PERSON);
        assertThat(step(Step.APPROVE_NOT_FEASIBLE, proposed, moment(People.OTHER_COUNTY))
                        .after()
                        .status())
                .isEqualTo(CaseStatus.NOT_FEASIBLE);
    }

    @Test
    void theDeputyOfAnotherSectionHasNoSay() {
        assertThat(refused(Step.APPROVE_PLAN, CaseBuilder.in(CaseStatus.PLAN_SUBMITTED), People.OTHER_DEPUTY))
                .isEqualTo(KitReason.NOT_ALLOWED);
        assertThat(refused(Step.VERIFY, CaseBuilder.in(CaseStatus.SUBMITTED), People.OTHER_DEPUTY))
                .isEqualTo(KitReason.NOT_ALLOWED);
    }

    @Test
    void onlyTheOwnerWorksOnTheCase() {
        assertThat(refused(Step.SUBMIT_PLAN, CaseBuilder.in(CaseStatus.ASSIGNED), People.STAFF))
                .isEqualTo(KitReason.NOT_ALLOWED);
        assertThat(refused(Step.ADD_EVIDENCE, CaseBuilder.in(CaseStatus.IN_PROGRESS), People.STAFF))
                .isEqualTo(KitReason.NOT_ALLOWED);
        assertThat(refused(Step.START, CaseBuilder.in(CaseStatus.PLAN_APPROVED), People.OFFICE))
                .isEqualTo(KitReason.NOT_ALLOWED);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void nobodyWithoutARoleTakesAnyStep(Step step) {
        RectificationCase it = CaseBuilder.in(step.row().from().getFirst());
        assertThat(refused(step, it, People.AUDITOR)).isEqualTo(KitReason.NOT_ALLOWED);
        assertThat(refused(step, it, People.STRANGER)).isEqualTo(KitReason.NOT_ALLOWED);
    }

    private static RectificationCase ready(Step step) {
        return switch (step) {
            case APPROVE_NOT_FEASIBLE, REFUSE_NOT_FEASIBLE ->
                CaseBuilder.aCase()
                        .assigned()
                        .take(Step.PROPOSE_NOT_FEASIBLE, People.OFFICE)
                        .build();
            case APPROVE_EXTENSION, REFUSE_EXTENSION ->
                CaseBuilder.aCase()
                        .assigned()
                        .take(Step.ASK_EXTENSION, People.CHIEF)
                        .build();
            default -> CaseBuilder.in(step.row().from().getFirst());
        };
    }

    private static Reason refused(Step step, RectificationCase it, Actor actor) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> step(step, it, moment(actor)));
        assertThat(refusal).as("%s by %s", step, actor.id()).isNotNull();
        return refusal.reason();
    }

    private static Actor all(String id) {
        return People.person(id, "county", "office", "leader", "deputy", "chief", "staff", "inspector", "discipline");
    }
}
