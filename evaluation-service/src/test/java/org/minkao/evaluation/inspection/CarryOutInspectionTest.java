package org.minkao.evaluation.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.evaluation.campaign.CampaignSamples.FREEZE_TIME;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;
import static org.minkao.evaluation.campaign.CampaignSamples.actor;
import static org.minkao.evaluation.campaign.CampaignSamples.by;
import static org.minkao.evaluation.inspection.InspectionSamples.entries;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.minkao.evaluation.campaign.CampaignSamples;
import org.minkao.evaluation.campaign.PlanBuilder;
import org.minkao.evaluation.memory.MemoryCampaigns;
import org.minkao.evaluation.memory.MemoryInspections;
import org.minkao.evaluation.memory.SettableClock;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Reason;
import org.minkao.kit.core.Refusal;

class CarryOutInspectionTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 8);

    private final MemoryCampaigns campaigns = new MemoryCampaigns().with(CampaignSamples.frozen());
    private final MemoryInspections inspections = new MemoryInspections();
    private final PlanInspection plan = new PlanInspection(campaigns, inspections);
    private final CarryOutInspection carryOut =
            new CarryOutInspection(campaigns, inspections, new SettableClock(FREEZE_TIME));
    private final ReadInspections read = new ReadInspections(campaigns, inspections);

    @Test
    void goesFromThePlanToTheConfirmation() {
        InspectionId id = onSite();
        carryOut.start(id, by("inspector-xu", "inspector"));
        carryOut.fill(id, by("inspector-xu", "inspector"), entries());
        carryOut.fill(id, by("inspector-ma", "inspector"), entries());
        carryOut.submit(id, by("inspector-xu", "inspector"), "总体良好");
        Inspection confirmed = carryOut.confirm(id, by("county-zhou", "county")).state();
        assertThat(confirmed.approvedBy()).containsExactly("inspector-xu", "county-zhou");
        assertThat(inspections.events)
                .extracting(event -> (Object) event.getClass())
                .containsExactly(InspectionEvent.Planned.class, InspectionEvent.Confirmed.class);
        assertThat(inspections.audits).hasSize(6);
    }

    @Test
    void comesBackToTheInspectorsWhenReturned() {
        InspectionId id = submittedOnSite();
        Inspection returned = carryOut.returnIt(id, by("county-zhou", "county")).state();
        assertThat(returned.verdict().reason()).isEqualTo("同意");
        carryOut.start(id, by("inspector-xu", "inspector"));
        carryOut.submit(id, by("inspector-xu", "inspector"), "已补正");
        assertThat(carryOut.confirm(id, by("county-zhou", "county")).state().isConfirmed())
                .isTrue();
    }

    @Test
    void isNotConfirmedByWhoSubmitted() {
        InspectionId id = submittedOnSite();
        refuses(KitReason.SAME_PERSON, () -> carryOut.confirm(id, by("inspector-xu", "county", "inspector")));
    }

    @Test
    void isNotConfirmedByWhoFilledASheet() {
        InspectionId id = submittedOnSite();
        refuses(KitReason.SAME_PERSON, () -> carryOut.confirm(id, by("inspector-ma", "county", "inspector")));
    }

    @Test
    void isNotSubmittedByOnePairOfEyes() {
        InspectionId id = onSite();
        carryOut.start(id, by("inspector-xu", "inspector"));
        carryOut.fill(id, by("inspector-xu", "inspector"), entries());
        carryOut.fill(id, by("inspector-xu", "inspector"), entries());
        refuses(EvaluationReason.SHEETS_MISSING, () -> carryOut.submit(id, by("inspector-xu", "inspector"), "一人"));
        refuses(
                KitReason.FIELD_INVALID,
                () -> plan.plan(
                        ID,
                        by("county-lin", "county"),
                        Inspection.Kind.ON_SITE,
                        "archive",
                        DAY,
                        List.of("inspector-xu")));
    }

    @Test
    void keepsEverybodysOwnSheetHoweverLateItComes() {
        InspectionId id = onSite();
        carryOut.start(id, by("inspector-xu", "inspector"));
        carryOut.fill(id, by("inspector-ma", "inspector"), marked("70"));
        carryOut.fill(id, by("inspector-xu", "inspector"), marked("60"));
        // Sent again from a tablet that was offline: it replaces the own sheet and nobody else's.
        Inspection filled = carryOut.fill(id, by("inspector-ma", "inspector"), marked("90.01"))
                .state();
        assertThat(filled.ownSheets())
                .extracting(Inspection.OwnSheet::inspector)
                .containsExactly("inspector-xu", "inspector-ma");
        assertThat(filled.entries().getFirst().mark()).isEqualByComparingTo("75.01");
    }

    @Test
    void letsNobodyEvaluateHisOwnSection() {
        campaigns.with(CampaignSamples.frozen(PlanBuilder.aPlan()
                .alsoAssigned(PlanBuilder.assigned("inspector-ma", "staff", "service-centre"))
                .build()));
        refuses(EvaluationReason.CONFLICT_OF_INTEREST, this::onSite);
    }

    @Test
    void letsOnlyItsInspectorsFillAnOnSiteSheet() {
        InspectionId id = onSite();
        refuses(KitReason.NOT_ALLOWED, () -> carryOut.start(id, by("chief-chen", "chief")));
        refuses(KitReason.NOT_ALLOWED, () -> carryOut.start(id, by("inspector-qi", "inspector")));
        refuses(KitReason.NOT_ALLOWED, () -> carryOut.start(id, by("county-lin", "county")));
    }

    @Test
    void letsOnlyTheSectionInspectItself() {
        InspectionId id = plan.plan(
                        ID, by("chief-chen", "chief"), Inspection.Kind.SELF, "service-centre", DAY, List.of())
                .state()
                .id();
        carryOut.start(id, by("staff-liu", "staff"));
        refuses(KitReason.NOT_ALLOWED, () -> carryOut.fill(id, by("chief-lin", "chief"), entries()));
        carryOut.addEvidence(id, by("staff-liu", "staff"), InspectionSamples.photo());
        carryOut.fill(id, by("chief-chen", "chief"), InspectionSamples.answers());
        carryOut.submit(id, by("chief-chen", "chief"), "已自查");
        refuses(KitReason.NOT_ALLOWED, () -> carryOut.confirm(id, by("staff-liu", "staff")));
        assertThat(carryOut.confirm(id, by("deputy-wu", "deputy")).state().isConfirmed())
                .isTrue();
    }

    @Test
    void leavesOnSitePlansToTheCounty() {
        refuses(
                KitReason.NOT_ALLOWED,
                () -> plan.plan(
                        ID,
                        by("office-he", "office"),
                        Inspection.Kind.ON_SITE,
                        "service-centre",
                        DAY,
                        List.of("inspector-xu", "inspector-ma")));
        refuses(
                EvaluationReason.UNKNOWN_PERSON,
                () -> plan.plan(
                        ID,
                        by("county-lin", "county"),
                        Inspection.Kind.ON_SITE,
                        "service-centre",
                        DAY,
                        List.of("inspector-xu", "chief-chen")));
        refuses(
                EvaluationReason.UNKNOWN_APPRAISEE,
                () -> plan.plan(
                        ID,
                        by("county-lin", "county"),
                        Inspection.Kind.ON_SITE,
                        "nowhere",
                        DAY,
                        List.of("inspector-xu", "inspector-ma")));
    }

    @Test
    void happensOncePerKindAndAppraisee() {
        onSite();
        refuses(KitReason.ALREADY_EXISTS, this::onSite);
    }

    @Test
    void waitsForTheFreezeAndEndsWithTheResult() {
        campaigns.with(CampaignSamples.draft());
        refuses(EvaluationReason.NOT_FROZEN, this::onSite);
        campaigns.with(CampaignSamples.frozen());
        InspectionId id = onSite();
        campaigns.with(CampaignSamples.confirmed());
        refuses(EvaluationReason.RESULT_SETTLED, () -> carryOut.start(id, by("inspector-xu", "inspector")));
    }

    @Test
    void refusesASheetThatIsNotComplete() {
        InspectionId id = onSite();
        carryOut.start(id, by("inspector-xu", "inspector"));
        List<Sheet.Entry> two = entries().subList(0, 2);
        refuses(EvaluationReason.SHEET_INCOMPLETE, () -> carryOut.fill(id, by("inspector-xu", "inspector"), two));
        List<Sheet.Entry> twice =
                List.of(entries().get(0), entries().get(1), entries().get(1));
        refuses(EvaluationReason.SHEET_INCOMPLETE, () -> carryOut.fill(id, by("inspector-xu", "inspector"), twice));
        refuses(EvaluationReason.SHEETS_MISSING, () -> carryOut.submit(id, by("inspector-xu", "inspector"), "空表"));
    }

    @Test
    void refusesMarksOutOfBounds() {
        InspectionId id = onSite();
        carryOut.start(id, by("inspector-xu", "inspector"));
        for (String mark : List.of("100.01", "-1", "90.123", "1E+9999999")) {
            List<Sheet.Entry> marked = new ArrayList<>(entries());
            marked.set(0, new Sheet.Entry("q01", new BigDecimal(mark), null, null));
            refuses(KitReason.FIELD_INVALID, () -> carryOut.fill(id, by("inspector-xu", "inspector"), marked));
        }
    }

    @Test
    void wantsTheMeasureOfWhatWasRectifiedAtOnce() {
        InspectionId id = onSite();
        carryOut.start(id, by("inspector-xu", "inspector"));
        List<Sheet.Entry> marked = new ArrayList<>(entries());
        marked.set(
                0,
                new Sheet.Entry(
                        "q01", BigDecimal.TEN, null, new Sheet.Problem("问题", Sheet.Severity.MINOR, true, null)));
        refuses(KitReason.FIELD_MISSING, () -> carryOut.fill(id, by("inspector-xu", "inspector"), marked));
    }

    @Test
    void showsInspectionsByScope() {
        onSite();
        assertThat(read.of(ID, actor("chief-chen", "chief"))).hasSize(1);
        assertThat(read.of(ID, actor("chief-lin", "chief"))).isEmpty();
        assertThat(read.of(ID, actor("inspector-xu", "inspector"))).hasSize(1);
        assertThat(read.of(ID, actor("leader-gao", "leader"))).hasSize(1);
        assertThat(read.of(ID, actor("stranger", "leader"))).isEmpty();
        refuses(
                KitReason.NOT_ALLOWED,
                () -> read.one(
                        InspectionId.of(ID, Inspection.Kind.ON_SITE, "service-centre"), actor("chief-lin", "chief")));
    }

    private static List<Sheet.Entry> marked(String mark) {
        List<Sheet.Entry> marked = new ArrayList<>(entries());
        marked.set(0, new Sheet.Entry("q01", new BigDecimal(mark), null, null));
        return marked;
    }

    private InspectionId onSite() {
        return plan.plan(
                        ID,
                        by("county-lin", "county"),
                        Inspection.Kind.ON_SITE,
                        "service-centre",
                        DAY,
                        List.of("inspector-xu", "inspector-ma"))
                .state()
                .id();
    }

    private InspectionId submittedOnSite() {
        InspectionId id = onSite();
        carryOut.start(id, by("inspector-xu", "inspector"));
        carryOut.fill(id, by("inspector-xu", "inspector"), entries());
        carryOut.fill(id, by("inspector-ma", "inspector"), entries());
        carryOut.submit(id, by("inspector-xu", "inspector"), "总体良好");
        return id;
    }

    private static void refuses(Reason reason, ThrowingCallable step) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(step)
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
