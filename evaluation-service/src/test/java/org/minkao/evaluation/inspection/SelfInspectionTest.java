package org.minkao.evaluation.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.evaluation.campaign.CampaignSamples.FREEZE_TIME;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;
import static org.minkao.evaluation.campaign.CampaignSamples.by;
import static org.minkao.evaluation.inspection.InspectionSamples.answers;
import static org.minkao.evaluation.inspection.InspectionSamples.photo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minkao.evaluation.campaign.Act;
import org.minkao.evaluation.campaign.CampaignSamples;
import org.minkao.evaluation.campaign.PlanBuilder;
import org.minkao.evaluation.memory.MemoryCampaigns;
import org.minkao.evaluation.memory.MemoryInspections;
import org.minkao.evaluation.memory.SettableClock;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Reason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

class SelfInspectionTest {
    private static final Act CHIEF = by("chief-chen", "chief");
    private static final Act STAFF = by("staff-liu", "staff");

    private final MemoryCampaigns campaigns = new MemoryCampaigns().with(CampaignSamples.frozen());
    private final Racing inspections = new Racing();
    private final CarryOutInspection carryOut =
            new CarryOutInspection(campaigns, inspections, new SettableClock(FREEZE_TIME));
    private InspectionId id = InspectionId.of(ID, Inspection.Kind.SELF, "service-centre");

    /** A store in which others save at the same moment, as often as it is told. */
    private static final class Racing extends MemoryInspections {
        private int races;

        @Override
        public synchronized Versioned<Inspection> save(
                String id,
                Versioned<Inspection> before,
                Inspection after,
                List<InspectionEvent> sent,
                AuditEntry audit) {
            if (races > 0) {
                races--;
                super.save(id, before, before.state(), List.of(), null);
            }
            return super.save(id, before, after, sent, audit);
        }
    }

    @BeforeEach
    void aSelfInspectionHasBegun() {
        id = new PlanInspection(campaigns, inspections)
                .plan(ID, CHIEF, Inspection.Kind.SELF, "service-centre", LocalDate.of(2026, 12, 8), List.of())
                .state()
                .id();
        carryOut.start(id, STAFF);
    }

    @Test
    void isAnsweredItemByItemBySeveralPeople() {
        carryOut.addEvidence(id, STAFF, photo());
        carryOut.answer(id, STAFF, answers().get(2));
        carryOut.answer(id, CHIEF, answers().get(1));
        carryOut.answer(id, STAFF, new Sheet.Entry("q01", BigDecimal.ONE, null, null));
        Inspection answered = carryOut.answer(id, CHIEF, answers().get(0)).state();
        assertThat(answered.entries()).isEqualTo(answers());
        carryOut.submit(id, CHIEF, "已自查");
        assertThat(carryOut.confirm(id, by("deputy-wu", "deputy")).state().isConfirmed())
                .isTrue();
    }

    @Test
    void isNotSubmittedWhileAnItemWaits() {
        carryOut.answer(id, STAFF, answers().get(2));
        refuses(EvaluationReason.SHEET_INCOMPLETE, "entries", () -> carryOut.submit(id, CHIEF, "已自查"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> carryOut.submit(id, CHIEF, "已自查"))
                .withMessageContaining("missing [q01, q02]");
    }

    @Test
    void asksForCauseAndMeasureOfEveryProblem() {
        Sheet.Problem bare = new Sheet.Problem("登记表没有时限", Sheet.Severity.MINOR, false, "重印登记表", null);
        Sheet.Problem idle = new Sheet.Problem("登记表没有时限", Sheet.Severity.MINOR, false, null, "沿用旧表");
        refuses(KitReason.FIELD_MISSING, "problem.cause", () -> carryOut.answer(id, STAFF, q02(bare)));
        refuses(KitReason.FIELD_MISSING, "problem.measure", () -> carryOut.answer(id, STAFF, q02(idle)));
        List<Sheet.Entry> sheet = new ArrayList<>(answers());
        sheet.set(1, q02(bare));
        refuses(KitReason.FIELD_MISSING, "entries[1].problem.cause", () -> carryOut.fill(id, STAFF, sheet));
    }

    @Test
    void takesNoItemThatThePlanDoesNotHave() {
        refuses(
                KitReason.FIELD_INVALID,
                "item",
                () -> carryOut.answer(id, STAFF, new Sheet.Entry("q99", BigDecimal.ONE, null, null)));
    }

    @Test
    void takesNoEvidenceThatWasNotHandedIn() {
        refuses(
                EvaluationReason.EVIDENCE_UNKNOWN,
                "evidence[0]",
                () -> carryOut.answer(id, STAFF, answers().get(1)));
        refuses(EvaluationReason.EVIDENCE_UNKNOWN, "entries[1].evidence[0]", () -> carryOut.fill(id, STAFF, answers()));
        carryOut.addEvidence(id, STAFF, photo());
        String known = photo().sha256();
        refuses(
                KitReason.FIELD_INVALID,
                "evidence[1]",
                () -> carryOut.answer(
                        id, STAFF, new Sheet.Entry("q01", BigDecimal.ONE, null, null, List.of(known, known))));
        refuses(
                KitReason.FIELD_INVALID,
                "evidence[0]",
                () -> carryOut.answer(
                        id, STAFF, new Sheet.Entry("q01", BigDecimal.ONE, null, null, List.of("../etc"))));
    }

    @Test
    void comesBackWithAReasonAndGoesInAgain() {
        carryOut.addEvidence(id, STAFF, photo());
        carryOut.fill(id, CHIEF, answers());
        carryOut.submit(id, CHIEF, "已自查");
        Act office = by("office-he", "office");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> carryOut.returnIt(id, new Act(office.who(), null, null)))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("reason"));
        assertThat(carryOut.returnIt(id, office).state().verdict().reason()).isEqualTo("同意");
        refuses(KitReason.STEP_NOT_ALLOWED, null, () -> carryOut.submit(id, CHIEF, "再次提交"));
        carryOut.start(id, CHIEF);
        carryOut.submit(id, CHIEF, "再次提交");
        assertThat(carryOut.confirm(id, office).state().isConfirmed()).isTrue();
    }

    @Test
    void isNotConfirmedByWhoAnsweredAnItem() {
        campaigns.with(CampaignSamples.frozen(PlanBuilder.aPlan()
                .alsoAssigned(PlanBuilder.assigned("deputy-wu", "staff", "service-centre"))
                .build()));
        carryOut.addEvidence(id, STAFF, photo());
        carryOut.answer(id, by("deputy-wu", "staff"), answers().get(0));
        carryOut.fill(id, CHIEF, answers());
        carryOut.submit(id, CHIEF, "已自查");
        refuses(KitReason.SAME_PERSON, null, () -> carryOut.confirm(id, by("deputy-wu", "deputy", "staff")));
    }

    @Test
    void losesNobodysAnswerInARace() {
        inspections.races = 3;
        assertThat(carryOut.answer(id, STAFF, answers().get(0)).state().entries())
                .hasSize(1);
        inspections.races = 5;
        refuses(
                KitReason.CHANGED_MEANWHILE,
                null,
                () -> carryOut.answer(id, STAFF, answers().get(2)));
        inspections.races = 1;
        Act sawIt = new Act(new Actor("staff-liu", "刘小雨", Set.of("staff")), current(), null);
        refuses(
                KitReason.CHANGED_MEANWHILE,
                null,
                () -> carryOut.answer(id, sawIt, answers().get(2)));
    }

    @Test
    void isNotHowAnOnSiteSheetIsFilled() {
        Inspection onSite = InspectionSamples.started(Inspection.Kind.ON_SITE, "archive");
        inspections.given(onSite.id().value(), onSite);
        refuses(
                KitReason.STEP_NOT_ALLOWED,
                null,
                () -> carryOut.answer(
                        onSite.id(), by("inspector-xu", "inspector"), answers().get(0)));
    }

    private long current() {
        return inspections.require(id.value()).version();
    }

    private static Sheet.Entry q02(Sheet.Problem problem) {
        return new Sheet.Entry("q02", new BigDecimal("80"), null, problem);
    }

    private static void refuses(Reason reason, String field, ThrowingCallable step) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(step).satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo(reason);
            assertThat(refusal.field()).isEqualTo(field);
        });
    }
}
