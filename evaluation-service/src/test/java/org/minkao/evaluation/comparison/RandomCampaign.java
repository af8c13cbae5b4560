package org.minkao.evaluation.comparison;

import static org.minkao.evaluation.campaign.CampaignSamples.ID;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Digests;
import org.minkao.ballot.Json;
import org.minkao.evaluation.campaign.CampaignSamples;
import org.minkao.evaluation.campaign.Freeze;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.PlanBuilder;
import org.minkao.evaluation.result.StyleCount;
import org.minkao.evaluation.scoring.ScoringInputs;
import org.minkao.evaluation.scoring.StyleOpening;

/** A plan, ballots, inspections and deductions by dice; the same seed throws the same. */
final class RandomCampaign {
    private final SplittableRandom dice;
    final Plan plan;
    final List<StyleCount> counts = new ArrayList<>();
    final ScoringInputs inputs;

    RandomCampaign(long seed) {
        dice = new SplittableRandom(seed);
        plan = plan();
        Freeze freeze = CampaignSamples.frozen(plan).frozen();
        List<StyleOpening> openings =
                plan.voterClasses().stream().map(this::opening).toList();
        inputs = new ScoringInputs(freeze.manifestBytes(), freeze.rulesBytes(), components(), openings);
    }

    private int between(int low, int high) {
        return dice.nextInt(low, high + 1);
    }

    private Plan plan() {
        PlanBuilder builder = PlanBuilder.aPlan();
        int unitClasses = between(1, 3);
        builder.appraisees = new ArrayList<>(IntStream.rangeClosed(1, between(1, 6))
                .mapToObj(i ->
                        new Plan.Appraisee("unit" + i, "第" + i + "单位", "类别" + between(1, unitClasses), "负责人", null))
                .toList());
        builder.assignments = new ArrayList<>();
        List<Integer> dimensionWeights = weights(between(1, 3));
        List<Plan.Dimension> dimensions = new ArrayList<>();
        int items = 0;
        for (int d = 0; d < dimensionWeights.size(); d++) {
            List<Plan.Item> own = new ArrayList<>();
            for (int weight : weights(between(1, 3))) {
                own.add(PlanBuilder.item("q" + ++items, weight));
            }
            dimensions.add(
                    PlanBuilder.dimension("d" + (d + 1), dimensionWeights.get(d), own.toArray(Plan.Item[]::new)));
        }
        builder.dimensions = dimensions;
        List<Integer> classWeights = weights(between(1, 4));
        builder.voterClasses = new ArrayList<>(IntStream.range(0, classWeights.size())
                .mapToObj(i -> new Plan.VoterClass("v" + i, "层面" + i, classWeights.get(i), null, null))
                .toList());
        builder.scale = scale();
        int office = List.of(0, 10, 15, 33, 50).get(between(0, 4));
        builder.scoring = new Plan.Scoring(
                "r1",
                new BigDecimal(office),
                new BigDecimal(100 - office),
                List.of("renormalise", "zero", "invalid").get(between(0, 2)),
                new BigDecimal(between(0, 6)),
                new Plan.Rounding(between(0, 4), "HALF_UP"));
        builder.ballot = new Plan.BallotTerms(between(5, 7), 10, 5, "t1");
        return builder.build();
    }

    /** So many whole weights above 0 that sum to 100. */
    private List<Integer> weights(int many) {
        List<Integer> weights = new ArrayList<>();
        int rest = 100;
        for (int i = 1; i < many; i++) {
            int weight = between(1, rest - (many - i));
            weights.add(weight);
            rest -= weight;
        }
        weights.add(rest);
        return weights;
    }

    private List<Plan.Option> scale() {
        List<Plan.Option> options = new ArrayList<>();
        int points = 100;
        for (int i = between(2, 6); i > 0; i--) {
            options.add(new Plan.Option("选项" + i, new BigDecimal(points)));
            points -= between(1, 16);
        }
        if (dice.nextBoolean()) {
            options.add(new Plan.Option("不了解", null));
        }
        return options;
    }

    private StyleOpening opening(Plan.VoterClass voterClass) {
        int ballots = dice.nextInt(4) == 0 ? between(0, 8) : between(5, 25);
        boolean few = ballots < plan.ballot().minCell();
        int shy = between(0, 3);
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < ballots && !few; i++) {
            answers.add(ballot(shy));
        }
        counts.add(new StyleCount(voterClass.id(), ballots + 5, ballots + 4, ballots + 3, ballots, few));
        return new StyleOpening(voterClass.id(), ballots, few, answers);
    }

    private String ballot(int shy) {
        List<Json> pairs = new ArrayList<>();
        int best = plan.scale().rated().size();
        for (Plan.Appraisee appraisee : plan.appraisees()) {
            for (Plan.Item item : plan.items()) {
                if (dice.nextInt(4) >= shy) {
                    int least = plan.scale().canAbstain() ? 0 : 1;
                    pairs.add(Json.arr(appraisee.id(), item.id(), between(least, best)));
                }
            }
        }
        return CanonicalJson.write(Json.obj("v", 1, "r", pairs));
    }

    private byte[] components() {
        List<Json> inspections = plan.appraisees().stream()
                .map(each -> (Json) Json.obj(
                        "appraisee",
                        each.id(),
                        "inspection",
                        "onsite-" + each.id(),
                        "marks",
                        plan.items().stream()
                                .map(item -> Json.arr(item.id(), between(0, 99) + "." + between(1, 9)))
                                .toList(),
                        "approvedBy",
                        List.of("a", "b")))
                .toList();
        List<Json> adjustments = IntStream.range(0, between(0, 4))
                .mapToObj(i -> (Json) Json.obj(
                        "appraisee",
                        plan.appraisees()
                                .get(between(0, plan.appraisees().size() - 1))
                                .id(),
                        "points",
                        "-" + between(0, 3) + "." + between(1, 9),
                        "clause",
                        "纪律第" + i + "条",
                        "evidence",
                        Digests.h(new byte[] {(byte) i}).hex(),
                        "approvedBy",
                        List.of("a", "b")))
                .toList();
        return CanonicalJson.bytes(
                Json.obj("v", 1, "campaign", ID.value(), "inspections", inspections, "adjustments", adjustments));
    }
}
