package org.minkao.evaluation.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Json;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.CampaignSamples;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.PlanBuilder;
import org.minkao.evaluation.memory.MemoryBlobs;
import org.minkao.evaluation.memory.MemoryCampaigns;
import org.minkao.evaluation.memory.MemoryResults;
import org.minkao.evaluation.result.Standing.Gap;

class ReadStandingTest {
    private static final CampaignId LAST_YEAR = new CampaignId("c".repeat(26));

    private final MemoryCampaigns campaigns = new MemoryCampaigns();
    private final MemoryResults results = new MemoryResults();
    private final MemoryBlobs blobs = new MemoryBlobs();
    private final ReadResult read = new ReadResult(campaigns, results, blobs);
    private final ReadStanding standing = new ReadStanding(campaigns, read);
    private final PlanBuilder plan = PlanBuilder.aPlan();

    {
        plan.appraisees = new ArrayList<>();
        for (String id : List.of("a", "b", "c", "d", "e")) {
            plan.appraisees.add(new Plan.Appraisee(id, "科室" + id, id.equals("e") ? "服务单位" : "机关科室", "某", null));
        }
        plan.assignments = new ArrayList<>(
                List.of(PlanBuilder.assigned("county-lin", "county"), PlanBuilder.assigned("office-he", "office")));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // the best two, and whoever ties with the second
                "HONOUR,-,2,-,-,-,a b c",
                "HONOUR,-,1,-,-,-,a",
                // a fifth of five is one; of the four of the class it is none
                "HONOUR,-,-,20,-,-,a",
                "HONOUR,机关科室,-,20,-,-,''",
                "HONOUR,机关科室,-,50,-,-,a b c",
                "HONOUR,服务单位,3,-,-,-,e",
                "HONOUR,-,3,-,90,-,a",
                "HONOUR,-,-,-,85,-,a b c",
                "PENALTY,-,1,-,-,-,d",
                "PENALTY,-,2,-,-,60,d",
                "PENALTY,-,-,-,-,70,d e",
                "PENALTY,-,1,-,-,50,''"
            })
    void takesWhomTheRuleNames(
            Plan.ListKind kind,
            @Nullable String unitClass,
            @Nullable Integer count,
            @Nullable BigDecimal percent,
            @Nullable BigDecimal atLeast,
            @Nullable BigDecimal below,
            String wanted) {
        plan.lists.add(new Plan.ListRule("l1", "名单", "按得分取", kind, unitClass, count, percent, atLeast, below, null));
        Result result = published(ID, totals("95", "88", "88.00", "55", "65"), Map.of());
        assertThat(String.join(" ", standing.of(result).lists().getFirst().appraisees()))
                .isEqualTo(wanted);
    }

    @Test
    void leavesOutWhoIsExcludedAndHonoursNobodyWithAVeto() {
        plan.lists.add(rule("honour", Plan.ListKind.HONOUR, 5, null));
        plan.lists.add(rule("penalty", Plan.ListKind.PENALTY, 2, null));
        Result result = published(ID, totals("95", "88", "70", "55", null), Map.of("a", "cap", "d", "exclude"));
        assertThat(standing.of(result).lists())
                .extracting(Standing.Listing::appraisees)
                .containsExactly(List.of("b", "c"), List.of("c", "b"));
    }

    @Test
    void takesTwoYearsRunningWhereThereIsHistory() {
        plan.lists.add(rule("penalty", Plan.ListKind.PENALTY, 2, 2));
        plan.previousCampaign = LAST_YEAR.value();
        Result result = published(ID, totals("95", "88", "70", "55", "60"), Map.of());
        assertThat(standing.of(result).lists()).singleElement().satisfies(list -> {
            assertThat(list.gap()).isEqualTo(Gap.NO_HISTORY);
            assertThat(list.appraisees()).isEmpty();
        });
        past(past -> past.lists.set(0, rule("penalty", Plan.ListKind.PENALTY, 1, null)), "80", "81", "82", "50", "60");
        assertThat(standing.of(result).lists()).singleElement().satisfies(list -> {
            assertThat(list.gap()).isNull();
            assertThat(list.appraisees()).containsExactly("d");
        });
    }

    @Test
    void saysByHowMuchATotalChangedByIdOrByName() {
        plan.previousCampaign = LAST_YEAR.value();
        Result result = published(ID, totals("95", "88.50", "70", "55", null), Map.of());
        past(
                past -> past.appraisees.set(1, new Plan.Appraisee("old", "科室b", "机关科室", "某", null)),
                "90.25",
                "88.50",
                "75",
                null,
                "60");
        Standing.Comparison comparison = standing.of(result).comparison();
        assertThat(comparison).isNotNull();
        assertThat(comparison.gap()).isNull();
        assertThat(comparison.appraisees())
                .containsExactly(
                        new Standing.LastYear("a", "90.25", "良好", "4.75"),
                        new Standing.LastYear("b", "88.50", "良好", "0.00"),
                        new Standing.LastYear("c", "75", "良好", "-5"),
                        new Standing.LastYear("d", null, null, null),
                        new Standing.LastYear("e", "60", "良好", null));
    }

    @Test
    void comparesNothingThatIsNotComparable() {
        plan.previousCampaign = LAST_YEAR.value();
        Result result = published(ID, totals("95", "88", "70", "55", "60"), Map.of());
        assertThat(standing.of(result).comparison().gap()).isEqualTo(Gap.NO_HISTORY);
        Map<Gap, Consumer<PlanBuilder>> changes = Map.of(
                Gap.OTHER_DIMENSIONS,
                past -> past.dimensions = List.of(PlanBuilder.dimension("d1", 100, PlanBuilder.item("q01", 100))),
                Gap.OTHER_SCALE,
                past -> past.scale.set(0, PlanBuilder.option("非常满意", 95)),
                Gap.OTHER_SCORING,
                past -> past.scoring = new Plan.Scoring(
                        "r1",
                        new BigDecimal(20),
                        new BigDecimal(80),
                        "renormalise",
                        new BigDecimal(10),
                        new Plan.Rounding(2, "HALF_UP")));
        changes.forEach((gap, change) -> {
            past(change, "90", "80", "75", "60", "60");
            Standing.Comparison comparison = standing.of(result).comparison();
            assertThat(comparison.gap()).isEqualTo(gap);
            assertThat(comparison.appraisees())
                    .allSatisfy(each -> assertThat(each.change()).isNull())
                    .first()
                    .satisfies(each -> assertThat(each.total()).isEqualTo("90"));
        });
    }

    private static Plan.ListRule rule(String id, Plan.ListKind kind, int count, @Nullable Integer years) {
        return new Plan.ListRule(id, "名单" + id, "按得分取" + id, kind, null, count, null, null, null, years);
    }

    /** Last year's campaign: this one's plan with a change, and these totals. */
    private void past(Consumer<PlanBuilder> change, @Nullable String... totals) {
        PlanBuilder past = PlanBuilder.aPlan();
        past.year = 2025;
        past.appraisees = new ArrayList<>(plan.appraisees);
        past.lists = new ArrayList<>(plan.lists);
        change.accept(past);
        Map<String, @Nullable String> byId = new TreeMap<>();
        for (int i = 0; i < totals.length; i++) {
            byId.put(past.appraisees.get(i).id(), totals[i]);
        }
        published(LAST_YEAR, past.build(), byId, Map.of());
    }

    private static Map<String, @Nullable String> totals(@Nullable String... totals) {
        Map<String, @Nullable String> all = new TreeMap<>();
        for (int i = 0; i < totals.length; i++) {
            all.put(String.valueOf((char) ('a' + i)), totals[i]);
        }
        return all;
    }

    private Result published(CampaignId id, Map<String, @Nullable String> totals, Map<String, String> vetoes) {
        return published(id, plan.build(), totals, vetoes);
    }

    private Result published(CampaignId id, Plan of, Map<String, @Nullable String> totals, Map<String, String> vetoes) {
        Campaign campaign = CampaignSamples.closed(CampaignSamples.frozen(of));
        campaigns.given(
                id.value(),
                new Campaign(
                        id,
                        campaign.status(),
                        campaign.plan(),
                        campaign.draftedBy(),
                        campaign.plannedBy(),
                        campaign.preparation(),
                        campaign.rolls(),
                        campaign.review(),
                        campaign.freeze(),
                        campaign.phases(),
                        campaign.decisions(),
                        campaign.versions(),
                        campaign.lateChanges(),
                        campaign.tasks()));
        String digest = blobs.put(file(totals, vetoes), "application/json");
        Result.Computation computation = ResultSamples.computation("county-lin", digest);
        Result result = new Result(
                id,
                of.title(),
                ResultStatus.PUBLISHED,
                new Result.Computation(computation.by(), digest, digest, Map.of(), List.of()),
                ResultSamples.yes("leader-gao", false),
                ResultSamples.yes("county-zhou", true),
                Aftermath.until(ResultSamples.UNTIL));
        results.given(id.value(), result);
        return result;
    }

    private static byte[] file(Map<String, @Nullable String> totals, Map<String, String> vetoes) {
        List<Json> subjects = new ArrayList<>();
        totals.forEach((id, total) -> {
            List<Object> entries = new ArrayList<>(List.of("subject", id));
            entries.addAll(total == null ? List.of("insufficient", true) : List.of("total", total, "grade", "良好"));
            if (vetoes.containsKey(id)) {
                entries.addAll(List.of("vetoes", List.of(Json.obj("veto", "v1", "effect", vetoes.get(id)))));
            }
            entries.addAll(
                    List.of("deductions", "0", "weightUsed", "100", "dimensions", List.of(), "items", List.of()));
            subjects.add(Json.obj(entries.toArray()));
        });
        return new String(CanonicalJson.bytes(Json.obj("v", 1, "subjects", subjects)), StandardCharsets.UTF_8)
                .getBytes(StandardCharsets.UTF_8);
    }
}
