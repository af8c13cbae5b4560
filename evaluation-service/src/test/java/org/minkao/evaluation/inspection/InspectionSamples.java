package org.minkao.evaluation.inspection;

import static org.minkao.evaluation.campaign.CampaignSamples.FREEZE_TIME;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;
import static org.minkao.evaluation.campaign.CampaignSamples.by;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.PlanBuilder;

/** Inspections as tests need them. */
public final class InspectionSamples {
    public static final Plan PLAN = PlanBuilder.aPlan().build();

    private InspectionSamples() {}

    public static Inspection planned(Inspection.Kind kind, String appraisee) {
        return Inspection.plan(ID, kind, appraisee, LocalDate.of(2026, 12, 8), List.of("inspector-xu", "inspector-ma"))
                .after();
    }

    public static Inspection started(Inspection.Kind kind, String appraisee) {
        return planned(kind, appraisee).start().after();
    }

    public static Inspection confirmed(String appraisee) {
        return submitted(Inspection.Kind.ON_SITE, appraisee)
                .confirm(by("county-lin", "county"), FREEZE_TIME)
                .after();
    }

    /** Every item of this plan has the mark that the function gives, from either inspector. */
    public static Inspection confirmed(Plan plan, String appraisee, Function<Plan.Item, BigDecimal> mark) {
        List<Sheet.Entry> entries = plan.items().stream()
                .map(item -> new Sheet.Entry(item.id(), mark.apply(item), null, null))
                .toList();
        return planned(Inspection.Kind.ON_SITE, appraisee)
                .start()
                .after()
                .fill(plan, by("inspector-xu", "inspector"), entries)
                .after()
                .fill(plan, by("inspector-ma", "inspector"), entries)
                .after()
                .submit(plan, by("inspector-xu", "inspector"), "总体良好", FREEZE_TIME)
                .after()
                .confirm(by("county-lin", "county"), FREEZE_TIME)
                .after();
    }

    public static Inspection submitted(Inspection.Kind kind, String appraisee) {
        return planned(kind, appraisee)
                .start()
                .after()
                .fill(PLAN, by("inspector-xu", "inspector"), entries())
                .after()
                .fill(PLAN, by("inspector-ma", "inspector"), entries())
                .after()
                .submit(PLAN, by("inspector-xu", "inspector"), "总体良好", FREEZE_TIME)
                .after();
    }

    /** A self-inspection of every item, with a problem as the section must report it. */
    public static Inspection selfInspected() {
        return started(Inspection.Kind.SELF, "service-centre")
                .addEvidence(photo())
                .after()
                .fill(PLAN, by("chief-chen", "chief"), answers())
                .after()
                .submit(PLAN, by("chief-chen", "chief"), "已自查", FREEZE_TIME)
                .after();
    }

    public static Evidence photo() {
        return new Evidence("ab".repeat(32), "image/png", 300, "chief-chen", FREEZE_TIME);
    }

    /** What a section answers to every item. */
    public static List<Sheet.Entry> answers() {
        return List.of(
                new Sheet.Entry("q01", new BigDecimal("95"), null, null),
                new Sheet.Entry(
                        "q02",
                        new BigDecimal("80"),
                        null,
                        new Sheet.Problem("登记表没有时限", Sheet.Severity.MINOR, false, "重印登记表", "沿用旧表"),
                        List.of(photo().sha256())),
                new Sheet.Entry("q03", new BigDecimal("90"), "已公示", null));
    }

    public static List<Sheet.Entry> entries() {
        return List.of(
                new Sheet.Entry("q01", new BigDecimal("90"), null, null),
                new Sheet.Entry(
                        "q02",
                        new BigDecimal("72.5"),
                        "需改进",
                        new Sheet.Problem("报修无人联系", Sheet.Severity.MAJOR, false, null)),
                new Sheet.Entry(
                        "q03",
                        new BigDecimal("85"),
                        null,
                        new Sheet.Problem("值班表未公示", Sheet.Severity.MINOR, true, "当场张贴")));
    }
}
