package org.minkao.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minkao.ballot.Json;
import org.minkao.ballot.StrictJson;

/** Inputs that a scheme cannot read are refused, with the path and the reason. */
class InputsRefusalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "r1|/appraisees/0/class|'\"office\"'|/appraisees/0/class|office is unknown (expected: an appraisee class",
                "r1|/appraisees/1/id|'\"a\"'|/appraisees/1/id|a is there twice",
                "r1|/counts/0/class|'\"guests\"'|/counts/0/class|guests is unknown (expected: a voter class of the scheme",
                "r1|/counts/0/appraisee|'\"z\"'|/counts/0/appraisee|z is unknown (expected: an appraisee",
                "r1|/counts/1/class|'\"enterprises\"'|/counts/1|is there twice",
                "r1|/counts/0/items/q9|'[1,2,3,4,5]'|/counts/0/items/q9|q9 is unknown (expected: an item that enterprises is asked)",
                "r1|/counts/0/items/q1|'[1,2,3]'|/counts/0/items/q1|3 numbers (expected: the options of scale opinion",
                "r1|/counts/0/items/q1|'{\"great\":3}'|/counts/0/items/q1|options [great] (expected: the options of scale",
                "r1|/counts/0/items/q1/0|-1|/counts/0/items/q1/0|no count (expected: a whole number",
                "r1|/counts/0/items/q1/0|1.5|/counts/0/items/q1/0|no count",
                "r1|/marks/0/value|101|/marks/0/value|101 (expected: from 0 to 100)",
                "r1|/marks/0/source|'\"rumour\"'|/marks/0/source|rumour is unknown (expected: a source of given marks",
                "r1|/marks/0/approvedBy/1|'\"county-lin\"'|/marks/0/approvedBy|(expected: two different people)",
                "r1|/marks/0/evidence|'\"see folder\"'|/marks/0/evidence|see folder is no hash",
                "r1|/marks/1/appraisee|'\"a\"'|/marks/1|is there twice",
                "r1|/adjustments/0/kind|'\"mood\"'|/adjustments/0/kind|mood is unknown (expected: a kind of adjustment",
                "r1|/adjustments/0/points|3|/adjustments/0/points|3 (expected: no points, the scheme says how many)",
                "r1|/adjustments/0/approvedBy|'[\"county-lin\"]'|/adjustments/0/approvedBy|(expected: two different people)",
                "r2|/events/0/origin|'\"ballot\"'|/events/0/origin|never a ballot",
                "r2|/events/0/status|'\"sure\"'|/events/0/status|sure is unknown (expected: upheld, pending, withdrawn, rejected)",
                "r2|/events/0/type|'\"gossip\"'|/events/0/type|gossip is unknown (expected: an event type",
                "r3|/draws|'[]'|/draws|panel is missing (expected: who was drawn",
                "r3|/draws/0/appraisees/0|'\"z\"'|/draws/0/appraisees/0|z is unknown",
                "r3|/counts/0/round|'\"spring\"'|/counts/0/round|spring is unknown (expected: a round",
                "r5|/counts/0/channel|'\"fax\"'|/counts/0/channel|fax is unknown (expected: a channel",
                "r6|/adjustments/0/level|'\"planet\"'|/adjustments/0/level|planet (expected: one of [city, province])",
                "r10|/counts/3/appraisee|'\"c1\"'|/counts/3|v4 does not rate class c",
                "r13|/sets/0/valid|9|/sets/0/valid|9 (expected: at most the 8 collected)",
                "r13|/sets/0/collected|9|/sets/0/collected|9 (expected: the 8 ballots given)",
                "r13|/sets/2/refused|'{}'|/sets/2/refused/not-all-bad|missing (expected: how many ballots this rule refused",
                "r13|/ballots/0/answers/1|'[\"a\",\"q1\",\"basic\"]'|/ballots/0/answers/1|answers an item twice",
                "r13|/ballots/0/answers/0|'[\"a\",\"q1\"]'|/ballots/0/answers/0|not an answer",
                "r16|/figures/0/values/responded|41|/figures/0/values/responded|41 (expected: at most 40",
                "r16|/figures/0/period|'\"January\"'|/figures/0/period|January (expected: a month such as 2024-03",
                "r18|/vetoes/0/veto|'\"whim\"'|/vetoes/0/veto|whim is unknown (expected: a veto",
                "r12|/history/0/year|2024|/history/0/year|2024 (expected: a whole number from 1990 to 2023)",
                "r1|/v|2|/v|2 (expected: a whole number from 1 to 1)",
                "r1|/surprise|1|/surprise|unknown key"
            })
    void namesPathAndReason(String name, String pointer, String json, String path, String reason) {
        byte[] inputs = Read.set(ReadyMade.inputs(name), pointer, StrictJson.parse(json));
        Scheme scheme = Scheme.read(ReadyMade.scheme(name));

        assertThatThrownBy(() -> Results.of(scheme, Inputs.read(inputs)))
                .isInstanceOfSatisfying(ScoringRefusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(ScoringRefusal.Code.INPUTS_REFUSED);
                    assertThat(refusal.problems()).anySatisfy(problem -> {
                        assertThat(problem.path()).isEqualTo(path);
                        assertThat(problem.reason()).contains(reason);
                    });
                });
    }

    @Test
    void wantsASetForEveryCountWhereTheSchemeHasRulesOnSets() {
        byte[] inputs = Read.without(ReadyMade.inputs("r13"), "/sets/1");
        Scheme scheme = Scheme.read(ReadyMade.scheme("r13"));

        assertThatThrownBy(() -> Results.of(scheme, Inputs.read(inputs)))
                .hasMessageContaining("/counts/0: no set of ballots for it");
    }

    @Test
    void anAdjustmentThatComesFromEventsCannotBeProposed() {
        byte[] inputs = Read.set(
                ReadyMade.inputs("r16"),
                "/adjustments",
                java.util.List.of(Json.obj(
                        "id",
                        "x",
                        "appraisee",
                        "a",
                        "kind",
                        "red",
                        "evidence",
                        "0".repeat(64),
                        "approvedBy",
                        java.util.List.of("county-lin", "county-zhou"))));
        Scheme scheme = Scheme.read(ReadyMade.scheme("r16"));

        assertThatThrownBy(() -> Results.of(scheme, Inputs.read(inputs)))
                .hasMessageContaining("/adjustments/0/kind: red is not proposed (expected: events of type red-card)");
    }
}
