package org.minkao.evaluation.sheet;

import static org.minkao.evaluation.campaign.CampaignSamples.FREEZE_TIME;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;
import static org.minkao.evaluation.campaign.CampaignSamples.by;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minkao.evaluation.appeal.AppealId;
import org.minkao.evaluation.appeal.Paper;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.CampaignSamples;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.PlanBuilder;
import org.minkao.evaluation.comparison.CompareSchemes;
import org.minkao.evaluation.comparison.ReadComparison;
import org.minkao.evaluation.inspection.Inspection;
import org.minkao.evaluation.inspection.InspectionSamples;
import org.minkao.evaluation.memory.CountingIds;
import org.minkao.evaluation.memory.MemoryAdjustments;
import org.minkao.evaluation.memory.MemoryBlobs;
import org.minkao.evaluation.memory.MemoryCampaigns;
import org.minkao.evaluation.memory.MemoryInspections;
import org.minkao.evaluation.memory.MemoryResults;
import org.minkao.evaluation.memory.MemoryRollCounts;
import org.minkao.evaluation.memory.MemoryVetoes;
import org.minkao.evaluation.memory.SettableClock;
import org.minkao.evaluation.result.AdjustScore;
import org.minkao.evaluation.result.Adjustment;
import org.minkao.evaluation.result.FinishResults;
import org.minkao.evaluation.result.HearAppeals;
import org.minkao.evaluation.result.ImposeVeto;
import org.minkao.evaluation.result.ReadResult;
import org.minkao.evaluation.result.ReadTwoPersonSteps;
import org.minkao.evaluation.result.ReadVersions;
import org.minkao.evaluation.result.ResultInputs;
import org.minkao.evaluation.result.RollCount;
import org.minkao.evaluation.result.SettleResult;
import org.minkao.evaluation.scoring.StyleOpening;
import org.minkao.evaluation.web.PlanJson;
import org.minkao.evaluation.workday.Workdays;

/** A campaign on this plan whose ballots, inspections and deductions are always the same, as far as it has come. */
public final class SheetSamples {
    /** What one ballot after the other says of an item: the value of an option, 0 for "do not know", -1 for a blank. */
    private static final List<Integer> ANSWERS = List.of(5, 4, 5, 3, 4, 5, 0, 4, 5, 2, -1, 5, 4);

    private final Plan plan;
    private final MemoryCampaigns campaigns = new MemoryCampaigns();
    private final MemoryInspections inspections = new MemoryInspections();
    private final MemoryAdjustments adjustments = new MemoryAdjustments();
    private final MemoryVetoes vetoes = new MemoryVetoes();
    private final MemoryRollCounts rollCounts = new MemoryRollCounts();
    private final MemoryResults results = new MemoryResults();
    private final MemoryBlobs blobs = new MemoryBlobs();
    private final SettableClock clock = new SettableClock(FREEZE_TIME.plusSeconds(7200));
    private final Map<String, StyleOpening> opened = new LinkedHashMap<>();
    private final SettleResult settle;
    private final AdjustScore adjust;
    private final HearAppeals hear;
    public final ReadResult read = new ReadResult(campaigns, results, blobs);
    public final ReadComparison comparison = new ReadComparison(campaigns, read);
    public final CompareSchemes laboratory = new CompareSchemes(campaigns, read);
    public final ReadSheets sheets = new ReadSheets(campaigns, read, comparison);
    private final CountingIds ids = new CountingIds();

    private SheetSamples(Plan plan) {
        this.plan = plan;
        campaigns.with(CampaignSamples.closed(CampaignSamples.frozen(plan)));
        ResultInputs inputs = new ResultInputs(
                inspections, adjustments, vetoes, rollCounts, (campaign, styles) -> List.copyOf(opened.values()));
        settle = new SettleResult(campaigns, results, inputs, blobs, Workdays.shipped(), clock);
        adjust = new AdjustScore(campaigns, adjustments, results, ids, clock);
        hear = new HearAppeals(campaigns, adjustments, vetoes, results, inputs, blobs, ids, clock);
        for (Plan.Appraisee appraisee : plan.appraisees()) {
            Inspection inspection = InspectionSamples.confirmed(
                    plan,
                    appraisee.id(),
                    item -> new BigDecimal(80 + plan.items().indexOf(item) % 15).add(new BigDecimal("0.5")));
            inspections.given(inspection.id().value(), inspection);
        }
        plan.voterClasses().forEach(each -> cast(each.id(), 20));
    }

    /** Two sections, two classes, three items; the service centre has lost two points. */
    public static SheetSamples small() {
        return on(PlanBuilder.aPlan().build()).deduct("service-centre", "-2", "违反考评纪律扣分");
    }

    public static SheetSamples on(Plan plan) {
        return new SheetSamples(plan);
    }

    /** Nobody says anything of this appraisee. */
    public SheetSamples silent(String appraisee) {
        opened.replaceAll((style, opening) -> new StyleOpening(
                style,
                opening.ballots(),
                opening.withheld(),
                opening.answers().stream()
                        .map(answers -> answers.replaceAll("\\[\"" + appraisee + "\",[^]]*],?", "")
                                .replace("],]", "]]"))
                        .toList()));
        return this;
    }

    /** Beside another campaign, at whatever point. */
    public SheetSamples with(Campaign other) {
        campaigns.with(other);
        return this;
    }

    /** So many ballots of a class; too few of them are withheld. */
    public SheetSamples cast(String style, int ballots) {
        boolean few = ballots < plan.ballot().minCell();
        List<String> answers = new ArrayList<>();
        for (int ballot = 0; ballot < ballots && !few; ballot++) {
            answers.add(ballot(style, ballot));
        }
        opened.put(style, new StyleOpening(style, ballots, few, answers));
        rollCounts.put(new RollCount(ID, style, 22, 21, "00".repeat(32)));
        return this;
    }

    public SheetSamples deduct(String appraisee, String points, String clause) {
        Adjustment proposed = adjust.propose(
                        ID,
                        by("county-lin", "county"),
                        new AdjustScore.Proposal(appraisee, points, clause, "ab".repeat(32)))
                .state();
        adjust.approve(ID, proposed.id(), by("county-zhou", "county"));
        return this;
    }

    public SheetSamples computed() {
        settle.compute(ID, by("county-lin", "county"));
        clock.set(clock.instant().plusSeconds(3600));
        return this;
    }

    public SheetSamples published() {
        computed();
        settle.confirm(ID, by("leader-gao", "leader"));
        clock.set(clock.instant().plusSeconds(3600));
        settle.publish(ID, by("county-zhou", "county"));
        return this;
    }

    /** The service centre appealed against its first deduction, which two others revoked. */
    public SheetSamples revoked() {
        String measure = adjustments.of(ID).getFirst().state().id().value();
        AppealId appeal = hear.file(
                        ID,
                        by("chief-chen", "chief"),
                        new HearAppeals.Filing(
                                "service-centre",
                                "ADJUSTMENT",
                                measure,
                                List.of(new Paper("补办记录.pdf", "ab".repeat(32), 4096L))))
                .appeal()
                .id();
        hear.propose(ID, appeal, by("leader-gao", "leader"), new HearAppeals.Decision("REVISED", "佐证成立", "0", null));
        hear.decide(ID, appeal, by("county-qian", "county"));
        return this;
    }

    /** The days for appeals are over. */
    public SheetSamples ended() {
        clock.set(clock.instant().plus(Duration.ofDays(30)));
        new FinishResults(results, clock).run();
        return this;
    }

    public ReadArchive archive() {
        return new ReadArchive(
                campaigns,
                new ReadArchive.Sources(
                        read,
                        new ReadVersions(results, blobs),
                        sheets,
                        adjust,
                        new ImposeVeto(campaigns, vetoes, results, ids, clock),
                        hear,
                        new ReadTwoPersonSteps(campaigns, adjustments, vetoes, results)),
                new PlanJson()::withoutAddresses);
    }

    private String ballot(String style, int ballot) {
        int ofStyle =
                plan.voterClasses().stream().map(Plan.VoterClass::id).toList().indexOf(style);
        List<String> pairs = new ArrayList<>();
        for (int a = 0; a < plan.appraisees().size(); a++) {
            for (int i = 0; i < plan.items().size(); i++) {
                int value = ANSWERS.get((ballot * 7 + i * 3 + ofStyle * 5 + a * 2) % ANSWERS.size());
                if (value >= 0) {
                    pairs.add("[\"%s\",\"%s\",%d]"
                            .formatted(
                                    plan.appraisees().get(a).id(),
                                    plan.items().get(i).id(),
                                    value));
                }
            }
        }
        return "{\"v\":1,\"r\":[%s]}".formatted(String.join(",", pairs));
    }
}
