package org.minkao.evaluation.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.minkao.ballot.Json;
import org.minkao.ballot.StrictJson;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.scoring.RuleEngine;
import org.minkao.evaluation.scoring.SubjectResult;
import org.minkao.scoring.Inputs;
import org.minkao.scoring.Results;
import org.minkao.scoring.Scheme;

/** One campaign through both engines: {@code rules-1} that the service publishes, and the general one. */
class EnginesAgreeTest {
    private static final int CAMPAIGNS = 400;

    /** A fraction, so that nothing is compared rounded. */
    private record Exact(BigInteger over, BigInteger under) {
        static Exact of(String text) {
            int slash = text.indexOf('/');
            if (slash >= 0) {
                return new Exact(new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
            }
            BigDecimal decimal = new BigDecimal(text);
            return new Exact(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
        }

        Exact times(Exact other) {
            return new Exact(over.multiply(other.over), under.multiply(other.under));
        }

        Exact dividedBy(Exact other) {
            return new Exact(over.multiply(other.under), under.multiply(other.over));
        }

        Exact plus(Exact other) {
            return new Exact(over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
        }

        boolean above(Exact other) {
            return over.multiply(other.under).compareTo(other.over.multiply(under)) > 0;
        }

        String rounded(int places) {
            return new BigDecimal(over)
                    .divide(new BigDecimal(under), places, RoundingMode.HALF_UP)
                    .toPlainString();
        }
    }

    private static final Exact NONE = Exact.of("0");

    @Test
    void giveEqualTotalsDimensionsGradesAndRanksToRandomCampaigns() {
        int totals = 0;
        int missing = 0;
        int shared = 0;
        for (long seed = 0; seed < CAMPAIGNS; seed++) {
            RandomCampaign campaign = new RandomCampaign(seed);
            byte[] results = RuleEngine.results(campaign.inputs);
            Json.Obj general = general(campaign, results);
            Map<String, String> exact = exactTotals(campaign, results);
            for (SubjectResult subject : RuleEngine.subjects(results)) {
                Json.Obj other = one(general.list("appraisees"), "id", subject.appraisee());
                String what = "seed " + seed + ", " + subject.appraisee();
                assertThat(text(other, "total")).as(what).isEqualTo(subject.total());
                assertThat(text(other, "exact")).as(what).isEqualTo(exact.get(subject.appraisee()));
                assertThat(other.find("grade")
                                .map(it -> it.asObject("grade").text("name"))
                                .orElse(null))
                        .as(what)
                        .isEqualTo(subject.grade());
                assertThat(other.find("rank")
                                .map(it -> it.asObject("rank").integer("place"))
                                .orElse(0))
                        .as(what)
                        .isEqualTo(rank(campaign.plan, exact, subject.appraisee()));
                sides(campaign.plan, subject, other, what);
                totals += subject.total() == null ? 0 : 1;
                missing += subject.total() == null ? 1 : 0;
                shared += other.find("rank")
                                        .map(it -> it.asObject("rank").integer("sharing"))
                                        .orElse(1)
                                > 1
                        ? 1
                        : 0;
            }
        }
        // The dice must have thrown every kind of case, or this proves little.
        assertThat(totals).isGreaterThan(500);
        assertThat(missing).isGreaterThan(50);
        assertThat(shared).isGreaterThan(0);
    }

    private static Json.Obj general(RandomCampaign campaign, byte[] results) {
        Scheme scheme = Scheme.read(new PlanScheme(campaign.plan).bytes(ID));
        byte[] inputs = new CountedInputs(campaign.plan, campaign.counts).bytes(results, campaign.inputs.components());
        return Results.of(scheme, Inputs.read(inputs)).json();
    }

    private static Map<String, String> exactTotals(RandomCampaign campaign, byte[] results) {
        return RuleEngine.subjects(results).stream()
                .filter(subject -> subject.total() != null)
                .collect(Collectors.toMap(
                        SubjectResult::appraisee,
                        subject -> StrictJson.parse(RuleEngine.explain(campaign.inputs, subject.appraisee()), 64)
                                .asObject("explanation")
                                .object("total")
                                .object("value")
                                .text("exact")));
    }

    /** One more than how many of the same class have a higher unrounded total; 0 without one. */
    private static int rank(Plan plan, Map<String, String> exact, String appraisee) {
        String own = exact.get(appraisee);
        if (own == null) {
            return 0;
        }
        Function<String, String> unitClass = id -> plan.appraisees().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow()
                .unitClass();
        return 1
                + (int) exact.entrySet().stream()
                        .filter(each -> unitClass.apply(each.getKey()).equals(unitClass.apply(appraisee)))
                        .filter(each -> Exact.of(each.getValue()).above(Exact.of(own)))
                        .count();
    }

    private static void sides(Plan plan, SubjectResult subject, Json.Obj other, String what) {
        int places = plan.scoring().rounding().scale();
        Json.Obj derivation = other.object("derivation");
        Json.Obj base = one(derivation.list("children"), "component", "total");
        Optional<Json.Obj> office = child(base, "office");
        Optional<Json.Obj> society = child(base, "society");
        if (plan.scoring().office().signum() > 0) {
            assertThat(office.flatMap(EnginesAgreeTest::rounded).orElse(null))
                    .as(what)
                    .isEqualTo(subject.office());
        }
        assertThat(society.flatMap(EnginesAgreeTest::rounded).orElse(null))
                .as(what)
                .isEqualTo(subject.society());
        if (subject.total() != null) {
            assertThat(child(derivation, "deduction")
                            .flatMap(EnginesAgreeTest::rounded)
                            .orElse(null))
                    .as(what)
                    .isEqualTo(subject.deductions());
        }
        for (SubjectResult.DimensionMark mark : subject.dimensions()) {
            assertThat(dimension(plan, office, society, mark.id())
                            .map(it -> it.rounded(places))
                            .orElse(null))
                    .as(what + ", " + mark.id())
                    .isEqualTo(mark.mark());
        }
    }

    /** A heading's mark from the tree of the general engine, which has it per class and for the office. */
    private static Optional<Exact> dimension(
            Plan plan, Optional<Json.Obj> office, Optional<Json.Obj> society, String dimension) {
        Exact hundred = Exact.of("100");
        Exact sum = NONE;
        Exact weights = NONE;
        for (Json.Obj voters : children(society.orElseThrow())) {
            Exact weight = Exact.of(voters.text("weight"));
            Optional<Exact> mark =
                    child(voters, dimension).flatMap(EnginesAgreeTest::exact).map(Exact::of);
            boolean empty = voters.has("missing");
            if (empty && plan.scoring().emptyClass().equals("invalid")) {
                return Optional.empty();
            }
            if (mark.isPresent() || (empty && plan.scoring().emptyClass().equals("zero"))) {
                sum = sum.plus(weight.times(mark.orElse(NONE)));
                weights = weights.plus(weight);
            }
        }
        if (weights.over().signum() == 0) {
            return Optional.empty();
        }
        Exact both = sum.dividedBy(weights)
                .times(Exact.of(plan.scoring().society().toPlainString()))
                .dividedBy(hundred);
        if (plan.scoring().office().signum() > 0) {
            Exact inspected = child(office.orElseThrow(), "office.dimension." + dimension)
                    .flatMap(EnginesAgreeTest::exact)
                    .map(Exact::of)
                    .orElseThrow();
            both = both.plus(inspected
                    .times(Exact.of(plan.scoring().office().toPlainString()))
                    .dividedBy(hundred));
        }
        return Optional.of(both);
    }

    private static Optional<String> rounded(Json.Obj node) {
        return node.find("value").map(it -> it.asObject("value").text("rounded"));
    }

    private static Optional<String> exact(Json.Obj node) {
        return node.find("value").map(it -> it.asObject("value").text("exact"));
    }

    private static List<Json.Obj> children(Json.Obj node) {
        List<Json.Obj> children = new ArrayList<>();
        if (node.has("children")) {
            node.list("children").forEach(it -> children.add(it.asObject("node")));
        }
        return children;
    }

    private static Optional<Json.Obj> child(Json.Obj node, String component) {
        return children(node).stream()
                .filter(it -> it.text("component").equals(component))
                .findFirst();
    }

    private static Json.Obj one(List<Json> all, String key, String value) {
        return all.stream()
                .map(it -> it.asObject(key))
                .filter(it -> it.text(key).equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Json.Obj json, String key) {
        return json.has(key) ? json.text(key) : null;
    }
}
