package org.minkao.evaluation.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Digests;
import org.minkao.ballot.Json;
import org.minkao.ballot.StrictJson;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

class RuleEngineTest {

    @Test
    void writesResultsInTheOneFormThatItsContractNames() {
        SampleCampaign campaign = new SampleCampaign();
        campaign.classes = new LinkedHashMap<>();
        campaign.classes.put("clients", "60");
        campaign.classes.put("peers", "40");
        campaign.ballots(0, 0, 0, 23, 17).inspect("centre", Map.of("q1", "92")).adjust("centre", "-2");
        campaign.cast("peers", Map.of("q1", 1));

        String results = new String(RuleEngine.results(campaign.inputs()), StandardCharsets.US_ASCII);

        String inputs = "\"inputs\":{\"manifest\":\"%s\",\"rules\":\"%s\",\"components\":\"%s\",\"openings\":\"%s\"}"
                .formatted(
                        hash(campaign.manifest()),
                        hash(campaign.rules()),
                        hash(campaign.components()),
                        openings(campaign));
        assertThat(results)
                .isEqualTo(
                        "{\"v\":1,\"campaign\":\"abcdefghijklmnopqrstuvwxyz\",\"tally\":\"rules-1:"
                                + hash(campaign.rules())
                                + "\",\"minCell\":5," + inputs
                                + ",\"cells\":[{\"style\":\"clients\",\"subject\":\"centre\",\"score\":\"88.50\",\"items\":[{\"item\":\"q1\","
                                + "\"n\":40,\"abstain\":0,\"sum\":\"3540\",\"hist\":[0,0,0,23,17],\"score\":\"88.50\"}],\"dimensions\":"
                                + "[{\"dimension\":\"d1\",\"score\":\"88.50\"}]},{\"style\":\"peers\",\"ballots\":1,\"withheld\":true}],"
                                + "\"subjects\":[{\"subject\":\"centre\",\"total\":\"87.03\",\"grade\":\"\\u826f\\u597d\",\"office\":\"92.00\","
                                + "\"society\":\"88.50\",\"deductions\":\"2.00\",\"weightUsed\":\"60\",\"dimensions\":[{\"dimension\":\"d1\","
                                + "\"name\":\"\\u5185\\u5bb9d1\",\"mark\":\"89.03\",\"office\":\"92.00\",\"society\":\"88.50\"}],\"items\":"
                                + "[{\"item\":\"q1\",\"n\":40,\"mark\":\"89.03\",\"office\":\"92.00\",\"society\":\"88.50\"}]}]}");
        assertThat(CanonicalJson.write(StrictJson.parse(results))).isEqualTo(results);
    }

    @Test
    void doesNotDependOnTheOrderOfBallots() {
        SampleCampaign campaign = random(7);
        byte[] first = RuleEngine.results(campaign.inputs());
        campaign.answers.values().forEach(list -> Collections.shuffle(list, new Random(3)));
        List<StyleOpening> reversed = new ArrayList<>(campaign.openings());
        Collections.reverse(reversed);

        byte[] second = RuleEngine.results(
                new ScoringInputs(campaign.manifest(), campaign.rules(), campaign.components(), reversed));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void changesTheOpeningsHashWithOneAnswer() {
        SampleCampaign one = SampleCampaign.ofOneItem("0", "50", "100").ballots(0, 5, 5);
        SampleCampaign other = SampleCampaign.ofOneItem("0", "50", "100").ballots(0, 4, 6);

        assertThat(RuleEngine.results(one.inputs())).isNotEqualTo(RuleEngine.results(other.inputs()));
    }

    @Test
    void gradesTheUnroundedTotal() {
        SampleCampaign campaign =
                new SampleCampaign().ballots(0, 0, 0, 20, 20).inspect("centre", Map.of("q1", "89.99"));
        campaign.office = "40";
        campaign.society = "60";

        SubjectResult result = campaign.result();

        assertThat(result.total()).isEqualTo("90.00");
        assertThat(result.grade()).isEqualTo("良好");
    }

    @Test
    void aBandBeginsWithItsMinAndOnlyTheTopOneHoldsItsMax() {
        assertThat(SampleCampaign.ofOneItem("0", "80", "100")
                        .ballots(0, 20, 20)
                        .result()
                        .grade())
                .isEqualTo("优秀");
        assertThat(SampleCampaign.ofOneItem("0", "80", "100")
                        .ballots(0, 20, 0)
                        .result()
                        .grade())
                .isEqualTo("良好");
        assertThat(SampleCampaign.ofOneItem("0", "80", "100")
                        .ballots(0, 0, 20)
                        .result()
                        .grade())
                .isEqualTo("优秀");
    }

    @Test
    void anItemWithFewerRatedAnswersThanTheSmallestCellDoesNotCount() {
        SampleCampaign campaign = SampleCampaign.ofOneItem("0", "50", "100");
        campaign.dimensions = Map.of("d1", List.of("q1", "q2"));
        campaign.weights = Map.of("d1", "100", "q1", "50", "q2", "50");
        for (int i = 0; i < 10; i++) {
            campaign.cast("clients", Map.of("q1", 3, "q2", i < 4 ? 1 : 0));
        }

        SubjectResult result = campaign.result();

        assertThat(result.total()).isEqualTo("100.00");
        assertThat(result.items().get(1).mark()).isNull();
        assertThat(result.items().get(1).n()).isZero();
    }

    @Test
    void noTotalIsGivenWhenNoClassHasEnoughBallots() {
        SampleCampaign campaign = new SampleCampaign().ballots(0, 0, 0, 2, 2).inspect("centre", Map.of("q1", "92"));

        SubjectResult result = campaign.result();

        assertThat(result.total()).isNull();
        assertThat(result.grade()).isNull();
        assertThat(result.office()).isEqualTo("92.00");
        assertThat(result.weightUsed()).isEqualTo("0");
    }

    @Test
    void anEmptyClassDoesWhatTheSchemeDeclares() {
        assertThat(twoClasses("renormalise").result().total()).isEqualTo("80.00");
        assertThat(twoClasses("zero").result().total()).isEqualTo("48.00");
        assertThat(twoClasses("invalid").result().total()).isNull();
    }

    @Test
    void anItemThatNobodyInAnotherwiseHeardClassRatedIsRenormalisedUnderEveryPolicy() {
        for (String policy : List.of("renormalise", "zero", "invalid")) {
            SampleCampaign campaign = SampleCampaign.ofOneItem("0", "50", "100");
            campaign.emptyClass = policy;
            campaign.classes = new LinkedHashMap<>();
            campaign.classes.put("clients", "60");
            campaign.classes.put("peers", "40");
            campaign.dimensions = Map.of("d1", List.of("q1", "q2"));
            campaign.weights = Map.of("d1", "100", "q1", "50", "q2", "50");
            for (int i = 0; i < 6; i++) {
                campaign.cast("clients", Map.of("q1", 2, "q2", 2));
                campaign.cast("peers", Map.of("q1", 2, "q2", 0));
            }

            assertThat(campaign.result().items().get(1).mark()).as(policy).isEqualTo("50.00");
        }
    }

    @Test
    void equalsARecomputationWithOtherCode() {
        for (int seed = 0; seed < 12; seed++) {
            SampleCampaign campaign = random(seed);
            List<SubjectResult> results = RuleEngine.subjects(RuleEngine.results(campaign.inputs()));

            assertThat(results).hasSize(2);
            for (SubjectResult result : results) {
                HandMade hand = new HandMade(campaign, result.appraisee());
                assertThat(result.total()).as("seed %d", seed).isEqualTo(hand.total());
                assertThat(result.dimensions().get(1).mark()).isEqualTo(hand.dimension("d2"));
                assertThat(result.items().get(2).mark()).isEqualTo(hand.item("q3"));
            }
        }
    }

    @Test
    void explainsEveryNumberByTheNumbersBelowIt() {
        SampleCampaign campaign = random(5).adjust("alpha", "-8").adjust("alpha", "-5");

        Json.Obj tree = StrictJson.parse(RuleEngine.explain(campaign.inputs(), "alpha"), 40)
                .asObject("tree");

        int checked = check(tree.object("total"));
        for (String part : List.of("dimensions", "items")) {
            for (Json node : tree.list(part)) {
                checked += check(node.asObject("node"));
            }
        }
        assertThat(checked).isGreaterThan(30);
        String text = CanonicalJson.write(tree);
        assertThat(text).contains("\"OVER_CAP\"", "\"ABSTAINED\"", "\"evidence\"", "\"approvedBy\":[\"a\",\"b\"]");
        assertThat(tree.object("grade").text("decidedOn"))
                .isEqualTo(tree.object("total").object("value").text("exact"));
    }

    @Test
    void theRootOfTheExplanationIsTheResult() {
        SampleCampaign campaign = random(9);
        Json.Obj tree = StrictJson.parse(RuleEngine.explain(campaign.inputs(), "beta"), 40)
                .asObject("tree");
        SubjectResult beta =
                RuleEngine.subjects(RuleEngine.results(campaign.inputs())).get(1);

        assertThat(tree.object("total").object("value").text("rounded")).isEqualTo(beta.total());
        assertThat(tree.object("grade").text("name")).isEqualTo(beta.grade());
        assertThat(tree.object("total").text("label")).isEqualTo("总分（beta）");
        assertThat(tree.object("total").text("labelEn")).isEqualTo("Total (beta)");
    }

    @Test
    void refusesToExplainAnUnknownAppraisee() {
        assertThatThrownBy(() -> RuleEngine.explain(random(1).inputs(), "gamma"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(KitReason.NOT_FOUND);
                    assertThat(refusal.field()).isEqualTo("appraisee");
                });
    }

    /** A node of a weighted mean equals Σ weight × child ÷ Σ weight over the children that have a value. */
    private static int check(Json.Obj node) {
        List<Json.Obj> children = node.list("children").stream()
                .map(child -> child.asObject("child"))
                .toList();
        int checked = 0;
        Rational sum = Rational.ZERO;
        Rational weights = Rational.ZERO;
        Rational added = Rational.ZERO;
        for (Json.Obj child : children) {
            checked += check(child);
            if (!child.has("value")) {
                assertThat(child.object("missing").text("text")).isNotBlank();
            } else if (child.has("weight")) {
                Rational weight = Rational.parse(child.text("weight"));
                sum = sum.plus(weight.times(fraction(child.object("value").text("exact"))));
                weights = weights.plus(weight);
            } else {
                added = added.plus(fraction(child.object("value").text("exact")));
            }
        }
        if (weights.signum() > 0 && node.has("value")) {
            Rational mean = sum.dividedBy(weights).minus(added);
            assertThat(mean.exact()).isEqualTo(node.object("value").text("exact"));
            checked++;
        }
        return checked;
    }

    private static Rational fraction(String exact) {
        String[] parts = exact.split("/", -1);
        return parts.length == 1
                ? Rational.parse(exact)
                : new Rational(new java.math.BigInteger(parts[0]), new java.math.BigInteger(parts[1]));
    }

    private static SampleCampaign twoClasses(String policy) {
        SampleCampaign campaign = SampleCampaign.ofOneItem("20", "80", "100").ballots(0, 10, 0);
        campaign.emptyClass = policy;
        campaign.classes = new LinkedHashMap<>();
        campaign.classes.put("clients", "60");
        campaign.classes.put("peers", "40");
        return campaign;
    }

    /** Two appraisees, three classes (one too small), two dimensions of three and two items, some abstentions. */
    static SampleCampaign random(int seed) {
        Random random = new Random(seed);
        SampleCampaign campaign = new SampleCampaign();
        campaign.subjects = List.of("alpha", "beta");
        campaign.classes = new LinkedHashMap<>();
        campaign.classes.put("clients", "45.5");
        campaign.classes.put("peers", "34.5");
        campaign.classes.put("delegates", "20");
        campaign.dimensions = new LinkedHashMap<>();
        campaign.dimensions.put("d1", List.of("q1", "q2"));
        campaign.dimensions.put("d2", List.of("q3", "q4", "q5"));
        campaign.weights =
                Map.of("d1", "35", "d2", "65", "q1", "40", "q2", "60", "q3", "33.3", "q4", "33.3", "q5", "33.4");
        Map<String, Integer> sizes = Map.of("clients", 53, "peers", 17, "delegates", 4);
        campaign.classes.keySet().forEach(style -> {
            for (int i = 0; i < sizes.get(style); i++) {
                Map<String, Map<String, Integer>> values = new LinkedHashMap<>();
                for (String subject : campaign.subjects) {
                    Map<String, Integer> ofSubject = new LinkedHashMap<>();
                    campaign.items().forEach(item -> ofSubject.put(item, random.nextInt(6)));
                    values.put(subject, ofSubject);
                }
                campaign.castAll(style, values);
            }
        });
        campaign.inspect("alpha", marks(campaign, random)).inspect("beta", marks(campaign, random));
        return campaign.adjust("beta", "-1.25");
    }

    private static Map<String, String> marks(SampleCampaign campaign, Random random) {
        Map<String, String> marks = new LinkedHashMap<>();
        campaign.items().forEach(item -> marks.put(item, (60 + random.nextInt(40)) + "." + random.nextInt(10)));
        return marks;
    }

    private static String hash(byte[] bytes) {
        return Digests.h(bytes).hex();
    }

    private static String openings(SampleCampaign campaign) {
        StringBuilder text = new StringBuilder("{\"style\":\"clients\",\"ballots\":40,\"withheld\":false}\n");
        campaign.answers.get("clients").stream()
                .sorted()
                .forEach(line -> text.append(line).append('\n'));
        text.append("{\"style\":\"peers\",\"ballots\":1,\"withheld\":true}\n");
        return hash(text.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
