package org.minkao.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minkao.ballot.Json;

/** Rules of the engine that the ready-made schemes do not show. */
class EngineTest {

    @ParameterizedTest
    @CsvSource({"renormalise, 88.5", "zero, 61.95", "invalid, "})
    void anEmptyClassDoesWhatTheSchemeDeclares(String emptyClass, String society) {
        byte[] scheme = Read.set(ReadyMade.scheme("r1"), "/total/parts/1/emptyClass", emptyClass);
        byte[] inputs = Read.without(ReadyMade.inputs("r1"), "/counts/2");

        Json.Obj node =
                Read.node(Read.appraisee(Read.results(scheme, inputs), "a").object("derivation"), "society");

        if (society == null) {
            assertThat(node.object("missing").text("code")).isEqualTo("PART_MISSING");
        } else {
            assertThat(Read.exact(node)).isEqualTo(society);
            assertThat(node.object("facts").text("weightUsed")).isEqualTo(emptyClass.equals("zero") ? "100" : "70");
        }
    }

    @Test
    void whereEveryClassIsEmptyTheDeclarationCountsToo() {
        byte[] inputs = Read.set(ReadyMade.inputs("r1"), "/counts", Json.arr());
        byte[] zero = Read.set(ReadyMade.scheme("r1"), "/total/parts/1/emptyClass", "zero");

        Json.Obj society =
                Read.node(Read.appraisee(Read.results(zero, inputs), "a").object("derivation"), "society");
        assertThat(Read.exact(society)).isEqualTo("0");
        assertThat(society.text("formula")).isEqualTo("0");
        assertThat(Read.appraisee(Read.results(ReadyMade.scheme("r1"), inputs), "a")
                        .has("insufficient"))
                .isTrue();
    }

    @Test
    void aGroupBelowTheSmallestIsNeitherScoredNorShown() {
        byte[] inputs = Read.set(ReadyMade.inputs("r10"), "/counts/0/items/q1", Json.arr(3, 0, 0, 0, 1));

        Json.Obj results = Read.results(ReadyMade.scheme("r10"), inputs);
        Json.Obj node = Read.node(Read.appraisee(results, "a1").object("derivation"), "v1");

        assertThat(node.object("missing").text("code")).isEqualTo("GROUP_TOO_SMALL");
        assertThat(Read.excluded(node)).containsExactly("v1 <5 GROUP_TOO_SMALL");
        assertThat(node.has("children")).isFalse();
    }

    @Test
    void anItemWithTooFewRatedAnswersIsLeftOutWithItsCounts() {
        byte[] inputs = Read.set(ReadyMade.inputs("r1"), "/counts/0/items/q1", Json.arr(4, 0, 0, 0, 16));

        Json.Obj node = Read.node(
                Read.node(
                        Read.appraisee(Read.results(ReadyMade.scheme("r1"), inputs), "a")
                                .object("derivation"),
                        "enterprises"),
                "q1");

        assertThat(node.object("missing").text("code")).isEqualTo("TOO_FEW_RATED");
        assertThat(node.has("facts")).isFalse();
    }

    @Test
    void anAbstentionWithPointsIsInTheDenominator() {
        byte[] scheme = Read.set(ReadyMade.scheme("r10"), "/scales/0/options/4/points", 60);

        Json.Obj node = Read.node(
                Read.node(
                        Read.appraisee(Read.results(scheme, ReadyMade.inputs("r10")), "a1")
                                .object("derivation"),
                        "v1"),
                "q1");

        assertThat(Read.exact(node)).isEqualTo("600/7");
        assertThat(node.object("facts").integer("n")).isEqualTo(7);
        assertThat(Read.excluded(node)).containsExactly("q1 1 ABSTAINED");
    }

    @Test
    void answersLeftBlankAreCountedAgainstTheValidBallots() {
        byte[] inputs = Read.set(
                ReadyMade.inputs("r4"),
                "/sets",
                List.of(Json.obj("class", "clients", "appraisee", "b", "issued", 120, "collected", 112, "valid", 110)));

        Json.Obj node = Read.node(
                Read.appraisee(Read.results(ReadyMade.scheme("r4"), inputs), "b")
                        .object("derivation"),
                "q1");

        assertThat(Read.excluded(node)).containsExactly("q1 10 LEFT_BLANK");
        Json.Obj voters = Read.node(
                Read.appraisee(Read.results(ReadyMade.scheme("r4"), inputs), "b")
                        .object("derivation"),
                "clients");
        assertThat(voters.object("facts")).isEqualTo(Json.obj("valid", 110, "collected", 112, "issued", 120));
    }

    @Test
    void gradesAndRanksLookAtTheUnroundedTotal() {
        byte[] inputs = Read.set(ReadyMade.inputs("r18"), "/marks/3/value", "89.996");
        inputs = Read.set(inputs, "/marks/0/value", "89.997");
        inputs = Read.without(inputs, "/vetoes");

        Json.Obj results = Read.results(ReadyMade.scheme("r18"), inputs);

        assertThat(Read.appraisee(results, "a").text("total")).isEqualTo("90.00");
        assertThat(Read.appraisee(results, "a").object("grade").text("id")).isEqualTo("good");
        assertThat(Read.appraisee(results, "a").object("rank").integer("place")).isEqualTo(3);
        assertThat(Read.appraisee(results, "d").text("total")).isEqualTo("90.00");
        assertThat(Read.appraisee(results, "d").object("rank").integer("place")).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"in, excellent", "out, good"})
    void aQuotaPassesTheRestToTheNextGrade(String ties, String tied) {
        byte[] scheme = Read.set(
                ReadyMade.scheme("r18"), "/grades/0/quota", Json.obj("percent", 50, "round", "down", "ties", ties));
        byte[] inputs = Read.without(ReadyMade.inputs("r18"), "/vetoes");
        inputs = Read.set(inputs, "/marks/2/value", 94);

        Json.Obj results = Read.results(scheme, inputs);

        assertThat(Read.appraisee(results, "a").object("grade").text("id")).isEqualTo("excellent");
        Json.Obj second = Read.appraisee(results, "b").object("grade");
        assertThat(second.text("id")).isEqualTo(tied);
        assertThat(second.has("because")).isEqualTo(tied.equals("good"));
        assertThat(Read.appraisee(results, "d").object("grade").text("id")).isEqualTo("good");
        assertThat(Read.appraisee(results, "d").object("grade").text("because")).isEqualTo("quota");
    }

    @Test
    void severalMarksMayLeaveOutTheHighestAndTheLowest() {
        byte[] scheme = Read.set(ReadyMade.scheme("r6"), "/total/parts/0/several", "mean-without-extremes");
        byte[] inputs = Read.set(ReadyMade.inputs("r6"), "/marks/5", mark("leader-3", 60));
        inputs = Read.set(inputs, "/marks/6", mark("leader-4", 92));

        Json.Obj node =
                Read.node(Read.appraisee(Read.results(scheme, inputs), "a").object("derivation"), "leaders");

        assertThat(node.text("formula")).isEqualTo("(90 + 92) ÷ 2");
        assertThat(Read.excluded(node)).containsExactly("leaders 60 EXTREME", "leaders 96 EXTREME");
    }

    private static Json mark(String by, int value) {
        return Json.obj(
                "source",
                "leaders",
                "appraisee",
                "a",
                "by",
                by,
                "value",
                value,
                "evidence",
                "0".repeat(64),
                "approvedBy",
                List.of("county-lin", "county-zhou"));
    }

    @Test
    void roundsMayBeWeightedAndRatesPooled() {
        byte[] scheme = Read.set(ReadyMade.scheme("r3"), "/total/drawn/parts/0/combine", "weights");
        for (int round = 0; round < 3; round++) {
            scheme = Read.set(scheme, "/total/drawn/parts/0/rounds/" + round + "/weight", round == 0 ? 50 : 25);
        }
        assertThat(Read.exact(Read.node(
                        Read.appraisee(Read.results(scheme, ReadyMade.inputs("r3")), "a")
                                .object("derivation"),
                        "daily")))
                .isEqualTo("87.75");

        byte[] pooled = Read.set(ReadyMade.scheme("r16"), "/total/parts/0/over", "pooled");
        Json.Obj node = Read.node(
                Read.appraisee(Read.results(pooled, ReadyMade.inputs("r16")), "a")
                        .object("derivation"),
                "response");
        assertThat(node.text("formula")).isEqualTo("100 × 48 ÷ 50");
    }

    @Test
    void listsMayLookAtComponentsGradesAndOtherLists() {
        byte[] scheme = Read.set(
                ReadyMade.scheme("r2"),
                "/selections",
                List.of(
                        Json.obj(
                                "id",
                                "clean",
                                "clause",
                                "x",
                                "purpose",
                                "other",
                                "when",
                                Json.obj("mark", Json.obj("component", "complaints", "atLeast", 8))),
                        Json.obj(
                                "id",
                                "best",
                                "clause",
                                "x",
                                "purpose",
                                "honour",
                                "when",
                                Json.obj(
                                        "all",
                                        List.of(
                                                Json.obj("selected", "clean"),
                                                Json.obj("grade", List.of("excellent", "good")),
                                                Json.obj(
                                                        "not",
                                                        Json.obj(
                                                                "mark",
                                                                Json.obj("component", "office", "above", 19))))))));

        Json.Obj results = Read.results(scheme, ReadyMade.inputs("r2"));

        assertThat(Read.members(results, "clean")).containsExactly("a", "b");
        assertThat(Read.members(results, "best")).containsExactly("a");
    }

    @Test
    void everyNumberHasItsRuleClauseAndFormula() {
        for (String name : ReadyMade.names()) {
            for (Json json : Read.results(name).list("appraisees")) {
                explained(json.asObject("appraisee").object("derivation"));
            }
        }
    }

    private static void explained(Json.Obj node) {
        assertThat(node.text("label")).isNotBlank();
        assertThat(node.text("labelEn")).isNotBlank();
        assertThat(
                        node.has("value")
                                ? node.text("formula")
                                : node.object("missing").text("text"))
                .isNotBlank();
        assertThat(node.text("clause")).isNotBlank();
        if (node.has("children")) {
            node.list("children").forEach(child -> explained(child.asObject("node")));
        }
    }

    @Test
    void anHonourIsKeptFromTheVetoedAndFromThoseBelowThePassLineAndItIsSaidWhy() {
        Json.Obj honour = Read.one(Read.results("r19").list("selections"), "honour");
        Json.Obj kept = honour.list("keptOff").getFirst().asObject("kept");
        assertThat(kept).isEqualTo(Json.obj("id", "c", "reason", "pass-line", "clause", "评先 1"));

        byte[] scheme = Read.set(
                ReadyMade.scheme("r18"),
                "/selections",
                List.of(Json.obj(
                        "id",
                        "best",
                        "clause",
                        "x",
                        "purpose",
                        "honour",
                        "when",
                        Json.obj("top", Json.obj("count", 2, "of", "class")))));
        Json.Obj results = Read.results(scheme, ReadyMade.inputs("r18"));

        assertThat(Read.members(results, "best")).containsExactly("a");
        assertThat(Read.one(results.list("selections"), "best").list("keptOff"))
                .containsExactly(Json.obj("id", "d", "reason", "veto", "clause", "否决 3"));
    }

    @Test
    void whoIsExcludedFromTheRankingDoesNotEscapeAPenalty() {
        byte[] scheme = Read.set(
                ReadyMade.scheme("r18"),
                "/selections",
                List.of(Json.obj(
                        "id",
                        "warned",
                        "clause",
                        "x",
                        "purpose",
                        "penalty",
                        "when",
                        Json.obj("events", Json.obj("type", "yellow-card", "atLeast", 1)))));
        byte[] inputs = Read.set(
                ReadyMade.inputs("r18"),
                "/events",
                List.of(Json.obj(
                        "id",
                        "y",
                        "appraisee",
                        "c",
                        "type",
                        "yellow-card",
                        "status",
                        "upheld",
                        "evidence",
                        "0".repeat(64))));

        assertThat(Read.members(Read.results(scheme, inputs), "warned")).containsExactly("c");
    }
}
