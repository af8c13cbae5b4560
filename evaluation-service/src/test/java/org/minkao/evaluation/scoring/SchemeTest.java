package org.minkao.evaluation.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minkao.ballot.Digests;
import org.minkao.kit.core.Refusal;

class SchemeTest {
    private static final String GOOD = """
            {"v":1,"scheme":"r1","minCell":5,"scale":{"1":"20","2":"40","3":"100"},\
            "classes":[{"id":"clients","weight":"60"},{"id":"peers","weight":"40"}],\
            "dimensions":[{"id":"d1","name":"A","weight":"100","items":[{"id":"q1","weight":"50"},{"id":"q2","weight":"50"}]}],\
            "office":"15","society":"85","emptyClass":"renormalise","deductionCap":"10","rounding":{"scale":2,"mode":"HALF_UP"},\
            "grades":[{"name":"good","min":"80","max":"100"},{"name":"bad","min":"0","max":"80"}]}""";

    @Test
    void acceptsAWholeScheme() {
        assertThat(check(GOOD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"scheme\":\"r1\" | \"scheme\":\"r9\" | /scheme | unknown scheme r9",
                "\"v\":1 | \"v\":2 | /v | 2",
                "\"minCell\":5 | \"minCell\":4 | /minCell | 4 (expected: a whole number from 5",
                "\"2\":\"40\" | \"2\":\"20\" | /scale/2 | more than the option before",
                "\"2\":\"40\" | \"7\":\"40\" | /scale/7 | unknown option (expected: 2",
                "\"2\":\"40\" | \"2\":null | /scale/2 | not a decimal string",
                "\"2\":\"40\" | \"2\":\"400\" | /scale/2 | 400 (expected",
                "\"weight\":\"40\" | \"weight\":\"41\" | /classes | sum to 101 (expected: 100)",
                "\"id\":\"peers\",\"weight\":\"40\" | \"id\":\"peers\" | /classes/1/weight | missing",
                "\"id\":\"peers\",\"weight\":\"40\" | \"id\":\"peers\",\"weight\":\"0\" | /classes/1/weight | above 0",
                "\"id\":\"peers\" | \"id\":\"clients\" | /classes/1/id | there twice",
                "\"id\":\"peers\" | \"id\":\"Peers!\" | /classes/1/id | not an id",
                "\"id\":\"q2\" | \"id\":\"q1\" | /dimensions/0/items/1/id | there twice",
                "\"id\":\"q2\",\"weight\":\"50\" | \"id\":\"q2\",\"weight\":\"49.9\" | /dimensions/0/items | sum to 99.9",
                "\"name\":\"A\",\"weight\":\"100\" | \"name\":\"A\",\"weight\":\"90\" | /dimensions | sum to 90",
                "\"society\":\"85\" | \"society\":\"80\" | /society | sum to 95",
                "\"emptyClass\":\"renormalise\" | \"emptyClass\":\"ignore\" | /emptyClass | ignore is unknown",
                "\"deductionCap\":\"10\", | '' | /deductionCap | missing",
                "\"deductionCap\":\"10\" | \"deductionCap\":\"10\",\"bonus\":{} | /bonus | without cap must be declared",
                "\"deductionCap\":\"10\" | \"deductionCap\":\"10\",\"bonus\":{\"uncapped\":false} | /bonus/uncapped | not true",
                "\"deductionCap\":\"10\" | \"deductionCap\":\"10\",\"bonus\":{\"cap\":\"5\",\"uncapped\":true} | /bonus | either cap",
                "\"mode\":\"HALF_UP\" | \"mode\":\"HALF_EVEN\" | /rounding/mode | HALF_EVEN",
                "\"scale\":2, | \"scale\":9, | /rounding/scale | 9",
                "\"max\":\"80\" | \"max\":\"79\" | /grades/0/min | leaves a gap (expected: 79)",
                "\"max\":\"80\" | \"max\":\"81\" | /grades/0/min | overlaps another grade (expected: 81)",
                "\"max\":\"100\" | \"max\":\"99\" | /grades/0/max | ends at 100",
                "\"min\":\"0\" | \"min\":\"1\" | /grades/1/min | leaves a gap (expected: 0)",
                "\"min\":\"0\" | \"min\":\"80\" | /grades/1 | min below max",
                "\"name\":\"bad\" | \"name\":\"good\" | /grades/1/name | there twice",
                "\"office\":\"15\" | \"office\":15 | /office | not a decimal string",
                "\"office\":\"15\" | \"office\":\"15\",\"veto\":[] | /veto | unknown key",
                "\"v\":1, | \"v\": 1, | '' | not in canonical form",
                "\"v\":1, | \"v\":1,\"v\":1, | '' | not readable",
            })
    void refusesAWrongSchemeWithPathAndReason(String found, String instead, String path, String reason) {
        String wanted = path.equals("''") ? "" : path;
        String wrong = GOOD.replace(found, instead.equals("''") ? "" : instead);
        assertThat(wrong).isNotEqualTo(GOOD);

        List<SchemeProblem> problems = check(wrong);

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.path()).isEqualTo(wanted);
            assertThat(problem.reason()).contains(reason);
        });
    }

    @Test
    void refusesSchemesThatNameWhatTheManifestDoesNotKnow() {
        SampleCampaign campaign = new SampleCampaign();
        String rules = new String(campaign.rules(), StandardCharsets.US_ASCII);
        String unknown = rules.replace("\"clients\"", "\"strangers\"").replace("\"q1\"", "\"q9\"");

        List<SchemeProblem> problems = Scheme.check(unknown.getBytes(StandardCharsets.US_ASCII), campaign.manifest());

        assertThat(problems)
                .extracting(SchemeProblem::toString)
                .anyMatch(it -> it.startsWith("/classes/0/id: strangers is unknown"))
                .anyMatch(it -> it.startsWith("/classes: class clients of the manifest has no weight"))
                .anyMatch(it -> it.startsWith("/dimensions/0/items/0/id: q9 is unknown"))
                .anyMatch(it -> it.startsWith("/dimensions: item q1 of the manifest has no weight"));
        assertThat(Scheme.check(campaign.rules(), campaign.manifest())).isEmpty();
    }

    @Test
    void refusesAManifestWithAnotherNumberOfOptionsOrSmallestCell() {
        SampleCampaign campaign = new SampleCampaign();
        SampleCampaign other = new SampleCampaign();
        other.points = List.of("0", "100");
        other.minCell = 6;

        assertThat(Scheme.check(campaign.rules(), other.manifest()))
                .extracting(SchemeProblem::path)
                .contains("/minCell", "/dimensions/0/items/0/id");
    }

    @Test
    void theEngineRefusesRulesThatTheManifestDoesNotName() {
        SampleCampaign campaign = SampleCampaign.ofOneItem("0", "50", "100").ballots(0, 5, 5);
        byte[] manifest = campaign.manifest("rules-1:" + Digests.h(new byte[0]).hex());

        assertThatThrownBy(() -> RuleEngine.results(
                        new ScoringInputs(manifest, campaign.rules(), campaign.components(), campaign.openings())))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.detail()).contains("names tally"));
    }

    private static List<SchemeProblem> check(String rules) {
        return Scheme.check(rules.getBytes(StandardCharsets.US_ASCII));
    }
}
