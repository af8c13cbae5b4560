package org.minkao.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Json;

/** R1 to R19 as ready-made schemes; every expected number was worked out by hand from the inputs beside them. */
class ReadyMadeTest {

    static Stream<String> names() {
        return ReadyMade.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isRightAndScoresItsInputs(String name) {
        assertThat(Scheme.check(ReadyMade.scheme(name))).isEmpty();
        assertThat(Scheme.read(ReadyMade.scheme(name)).id()).isEqualTo(name);
        assertThat(Read.results(name).list("appraisees")).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void bytesAreThoseOfTheTree(String name) {
        Results results = Results.of(Scheme.read(ReadyMade.scheme(name)), Inputs.read(ReadyMade.inputs(name)));

        assertThat(results.bytes()).isEqualTo(CanonicalJson.bytes(results.json()));
    }

    @ParameterizedTest
    @CsvSource({
        "r1, a, 89.025, 89.03, good, 1",
        "r1, b, 84.9675, 84.97, good, 2",
        "r2, a, 88.3, 88.30, good, 2",
        "r2, b, 93.2, 93.20, excellent, 1",
        "r2, c, 31, 31.00, poor, 3",
        "r3, a, 87.84, 87.84, , 2",
        "r3, b, 91.6, 91.60, , 1",
        "r4, a, 89, 89.00, , 2",
        "r4, b, 91, 91.00, , 1",
        "r4-100-70-30, a, 87, 87.00, , 2",
        "r4-100-70-30, b, 87.2, 87.20, , 1",
        "r4-100-75-55, a, 90.5, 90.50, , 1",
        "r4-100-75-55, b, 89.6, 89.60, , 2",
        "r4-100-60-0, a, 82, 82.00, , 2",
        "r4-100-60-0, b, 82.8, 82.80, , 1",
        "r4-five-levels, a, 230/3, 76.67, , 1",
        "r4-coefficients, a, 83, 83.00, , 1",
        "r5, a, 89.8, 89.80, , 1",
        "r5, b, 86, 86.00, , 2",
        "r6, a, 103.6, 103.60, excellent, 1",
        "r6, b, 86, 86.00, good, 2",
        "r7, a, 85, 85.00, excellent, 1",
        "r7, b, 74.9, 74.90, fair, 2",
        "r7, c, 59.98, 59.98, poor, 3",
        "r8, a1, 95, 95.00, meets, 1",
        "r8, a9, 60, 60.00, meets, 9",
        "r8, a10, 59.5, 59.50, below, 10",
        "r9, a, 89.9, 89.90, , 1",
        "r9, c, 89.75, 89.75, , 1",
        "r10, a1, 93, 93.0000, , 1",
        "r10, b1, 557/6, 92.8333, , 1",
        "r10, c1, 277/3, 92.3333, , 1",
        "r11, o8, 85, 85.00, , 8",
        "r12, e, 84, 84.00, , 5",
        "r13, a, 660/7, 94.29, , 1",
        "r13, b, 660/7, 94.29, , 1",
        "r13, c, 460/7, 65.71, , 3",
        "r14, a, 90, 90.00, excellent, 1",
        "r14, b, 80, 80.00, good, 2",
        "r15, a, 87.25, 87.25, , 2",
        "r15, b, 95.5, 95.50, , 1",
        "r15, c, 260/3, 86.67, , 3",
        "r16, a, 77.875, 77.88, , 1",
        "r17, a, 96, 96.00, , 2",
        "r17, b, 100, 100.00, , 1",
        "r18, a, 95, 95.00, excellent, 1",
        "r18, b, 0, 0.00, poor, 3",
        "r18, d, 93, 93.00, qualified, 2",
        "r19, a, 96, 96.00, , 1",
        "r19, b, 83, 83.00, , 2"
    })
    void givesTheTotalsWorkedOutByHand(
            String name, String appraisee, String exact, String total, String grade, int rank) {
        Json.Obj got = Read.appraisee(Read.results(name), appraisee);

        assertThat(got.text("exact")).isEqualTo(exact);
        assertThat(got.text("total")).isEqualTo(total);
        assertThat(got.has("grade") ? got.object("grade").text("id") : null).isEqualTo(grade);
        assertThat(got.object("rank").integer("place")).isEqualTo(rank);
    }

    @Test
    void r1CountsDeductionsAfterTheWeights() {
        Json.Obj tree = Read.appraisee(Read.results("r1"), "a").object("derivation");

        assertThat(Read.exact(Read.node(tree, "office"))).isEqualTo("92");
        assertThat(Read.exact(Read.node(tree, "society"))).isEqualTo("88.5");
        assertThat(tree.list("children").getFirst().asObject("base").text("formula"))
                .isEqualTo("(15 × 92 + 85 × 88.5) ÷ 100");
        Json.Obj other = Read.appraisee(Read.results("r1"), "b");
        assertThat(other.text("base")).isEqualTo("88.97");
        Json.Obj otherTree = other.object("derivation");
        assertThat(otherTree.text("formula")).isEqualTo("88.9675 − 4");
        // The worked example in docs/guides/score-by-hand.md.
        assertThat(Read.exact(Read.node(otherTree, "enterprises"))).isEqualTo("100");
        assertThat(Read.exact(Read.node(otherTree, "delegates"))).isEqualTo("80");
        assertThat(Read.exact(Read.node(otherTree, "others"))).isEqualTo("88.5");
        assertThat(Read.node(otherTree, "society").text("formula")).isEqualTo("(40 × 100 + 30 × 80 + 30 × 88.5) ÷ 100");
        assertThat(Read.exact(Read.node(otherTree, "society"))).isEqualTo("90.55");
        assertThat(Read.exact(Read.node(otherTree, "misconduct"))).isEqualTo("4");
    }

    @Test
    void r2CountsUpheldComplaintsOnlyAndStopsAtTheFloor() {
        Json.Obj results = Read.results("r2");

        Json.Obj first = Read.appraisee(results, "a").object("derivation");
        assertThat(Read.exact(Read.node(first, "complaints"))).isEqualTo("8");
        assertThat(Read.excluded(Read.node(first, "complaints.complaint"))).containsExactly("c-2 1 PENDING");
        Json.Obj third = Read.appraisee(results, "c").object("derivation");
        assertThat(Read.excluded(Read.node(third, "complaints"))).containsExactly("complaints 2 BELOW_FLOOR");
    }

    @Test
    void r3LeavesOutARoundThatDidNotTakePlaceAndWhoeverWasNotDrawn() {
        Json.Obj results = Read.results("r3");

        assertThat(Read.exact(Read.node(Read.appraisee(results, "b").object("derivation"), "daily")))
                .isEqualTo("85");
        Json.Obj third = Read.appraisee(results, "c");
        assertThat(third.object("insufficient").text("code")).isEqualTo("NOT_DRAWN");
        assertThat(third.has("rank")).isFalse();
        assertThat(third.flag("ranked")).isFalse();
    }

    @Test
    void r5GivesNoScoreWithoutOneOfTheSamples() {
        assertThat(Read.appraisee(Read.results("r5"), "c")
                        .object("insufficient")
                        .text("code"))
                .isEqualTo("PART_MISSING");
    }

    @Test
    void r8NeedsBothThePlaceAndTheMark() {
        assertThat(Read.members(Read.results("r8"), "advanced")).containsExactly("a1", "a2", "b1");
    }

    @Test
    void r9ExcludesTheVetoedFromTheRanking() {
        Json.Obj vetoed = Read.appraisee(Read.results("r9"), "b");

        assertThat(vetoed.text("total")).isEqualTo("95.60");
        assertThat(vetoed.flag("ranked")).isFalse();
        assertThat(vetoed.list("vetoes").getFirst().asObject("veto").text("clause"))
                .isEqualTo("否决 3");
    }

    @Test
    void r10AsksEachClassOnlyAboutWhomItJudgesAndReportsAbstentions() {
        Json.Obj tree = Read.appraisee(Read.results("r10"), "c1").object("derivation");

        assertThat(Read.node(tree, "survey").list("children")).hasSize(8);
        assertThat(Read.excluded(Read.node(Read.node(tree, "v1"), "q1"))).containsExactly("q1 1 ABSTAINED");
    }

    @Test
    void r11ListsTheFirstAndTheLast() {
        Json.Obj results = Read.results("r11");

        assertThat(Read.members(results, "top-ten"))
                .containsExactly("o1", "o2", "o3", "o4", "o5", "t1", "t2", "t3", "t4", "t5");
        assertThat(Read.members(results, "class-three")).containsExactly("o1", "o2", "o3", "t1", "t2", "t3");
        assertThat(Read.members(results, "bottom")).containsExactly("o7", "o8", "t6");
    }

    @Test
    void r12PenalisesForEachOfTheThreeReasonsAndForNoOther() {
        assertThat(Read.members(Read.results("r12"), "penalty")).containsExactly("c", "e", "g");
    }

    @Test
    void r13VoidsSetsRefusesBallotsAndSaysSo() {
        Json.Obj results = Read.results("r13");

        List<Json.Obj> sets = results.list("participation").stream()
                .map(json -> json.asObject("set"))
                .toList();
        assertThat(sets.get(0).flag("counts")).isTrue();
        assertThat(sets.get(0).integer("valid")).isEqualTo(7);
        assertThat(sets.get(0).integer("refused.not-all-bad")).isEqualTo(1);
        assertThat(sets.get(1).object("void").text("rule")).isEqualTo("quorum");
        assertThat(sets.get(2).object("void").text("rule")).isEqualTo("not-more-than-issued");
        Json.Obj tree = Read.appraisee(results, "a").object("derivation");
        assertThat(Read.excluded(Read.node(tree, "clients"))).contains("not-all-bad 1 BALLOT_REFUSED");
        assertThat(Read.node(tree, "peers").object("missing").text("code")).isEqualTo("SET_VOID");
        assertThat(Read.appraisee(results, "a").object("rank").integer("sharing"))
                .isEqualTo(2);
    }

    @Test
    void r14ScoresAndGradesTheUnrankedWithoutGivingThemAPlace() {
        Json.Obj results = Read.results("r14");
        Json.Obj observed = Read.appraisee(results, "c");

        assertThat(observed.text("total")).isEqualTo("95.00");
        assertThat(observed.object("grade").text("id")).isEqualTo("excellent");
        assertThat(observed.has("rank")).isFalse();
        assertThat(Read.members(results, "best")).containsExactly("a");
    }

    @Test
    void r15CountsVerifiedOpinionsOnly() {
        Json.Obj results = Read.results("r15");

        Json.Obj node = Read.node(Read.appraisee(results, "a").object("derivation"), "rectification");
        assertThat(node.text("formula")).isEqualTo("10 − 10 ÷ 4 × (0.5 × 1 + 1 × 1)");
        assertThat(Read.exact(node)).isEqualTo("6.25");
        assertThat(Read.excluded(node)).containsExactly("o-5 1 PENDING");
        assertThat(Read.exact(Read.node(Read.appraisee(results, "b").object("derivation"), "rectification")))
                .isEqualTo("10");
    }

    @Test
    void r16CountsEverySecondYellowCardAndLeavesEmptyMonthsOut() {
        Json.Obj tree = Read.appraisee(Read.results("r16"), "a").object("derivation");

        assertThat(tree.text("formula")).isEqualTo("80.875 − 3");
        assertThat(Read.excluded(Read.node(tree, "yellow"))).containsExactly("yellow-card 1 INCOMPLETE_MULTIPLE");
        assertThat(Read.excluded(Read.node(tree, "red"))).containsExactly("r-2 1 PENDING");
        assertThat(Read.excluded(Read.node(tree, "response"))).containsExactly("2024-03 0 NOTHING_DUE");
        assertThat(Read.exact(Read.node(tree, "satisfied"))).isEqualTo("65");
    }

    @Test
    void r17ListsWhatIsNotVerified() {
        Json.Obj tree = Read.appraisee(Read.results("r17"), "a").object("derivation");

        assertThat(Read.excluded(Read.node(tree, "conduct.complaint")))
                .containsExactly("c-2 1 PENDING", "c-3 1 WITHDRAWN", "c-4 1 REJECTED");
        assertThat(Read.node(tree, "conduct.complaint").list("evidence")).hasSize(1);
    }

    @Test
    void r18HasThreeEffects() {
        Json.Obj results = Read.results("r18");

        assertThat(Read.excluded(Read.appraisee(results, "b").object("derivation")))
                .containsExactly("total 94 VETOED");
        Json.Obj excluded = Read.appraisee(results, "c");
        assertThat(excluded.text("total")).isEqualTo("92.00");
        assertThat(excluded.has("rank")).isFalse();
        Json.Obj capped = Read.appraisee(results, "d").object("grade");
        assertThat(capped.text("because")).isEqualTo("veto");
        assertThat(capped.text("byBand")).isEqualTo("excellent");
        assertThat(capped.text("clause")).isEqualTo("否决 3");
    }

    @Test
    void r19CapsEachKindAndTheTotalAndHonoursNobodyBelowThePassLine() {
        Json.Obj results = Read.results("r19");
        Json.Obj tree = Read.appraisee(results, "a").object("derivation");

        assertThat(Read.excluded(Read.node(tree, "award"))).containsExactly("award 3 OVER_CAP");
        assertThat(Read.excluded(Read.node(tree, "innovation"))).containsExactly("innovation 1 OVER_CAP");
        assertThat(Read.excluded(Read.node(tree, "bonus"))).containsExactly("bonus 1 OVER_CAP");
        assertThat(Read.members(results, "honour")).containsExactly("a", "b");
    }
}
