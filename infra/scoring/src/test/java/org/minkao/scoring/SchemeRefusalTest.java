package org.minkao.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minkao.ballot.Json;
import org.minkao.ballot.StrictJson;

/** A wrong scheme is refused when it is written, with the path and the reason. */
class SchemeRefusalTest {

    @Test
    @Timeout(10)
    void componentsThatDoubleAtEveryStepAreRefusedAtOnce() {
        List<Json> library = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Json next = Json.obj("kind", "ref", "component", "c" + (i + 1));
            library.add(Json.obj(
                    "id", "c" + i, "clause", "x", "kind", "mean", "empty", "invalid", "parts", List.of(next, next)));
        }
        library.add(Json.obj("id", "c50", "clause", "x", "kind", "given", "source", "s"));
        byte[] scheme = Read.set(ReadyMade.scheme("r7"), "/components", library);
        scheme = Read.set(scheme, "/total", Json.obj("kind", "ref", "component", "c0"));

        assertThat(Scheme.check(scheme))
                .extracting(Problem::path, Problem::reason)
                .contains(tuple(
                        "/total",
                        "more than 10000 components, each counted as often as it is referred to (expected: fewer)"));
    }

    /** Scheme, pointer, the JSON put there or - to take it away, the path blamed, and words of the reason. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "r1|/total/parts/0/weight|20|/total/parts|weights sum to 105 for unit (expected: 100)",
                "r1|/total/parts/1/classes/0/weight|41|/total/parts/1/classes|weights sum to 101",
                "r1|/total/parts/1/dimensions/0/weight|19|/total/parts/1/dimensions|weights sum to 99 (expected: 100)",
                "r1|/total/parts/1/dimensions/0/items/0/weight|99|/total/parts/1/dimensions/0/items|weights sum to 99",
                "r2|/total/parts/0/worth|11|/total/parts|weights sum to 101",
                "r5|/total/samples/0/weight|5|/total/samples|weights sum to 9 for unit (expected: 10)",
                "r10|/total/classes/2/weight/c|11|/total/classes|weights sum to 101 for c",
                "r1|/total/parts/0/weight|-15|/total/parts/0/weight|-15 (expected: a decimal number from 0",
                "r1|/total/parts/0/weight|0|/total/parts/0/weight|0 (expected: a weight above 0)",
                "r1|/total/parts/0/weight|true|/total/parts/0/weight|true (expected: a decimal number",
                "r1|/total/parts/0/weight|1e1|/total/parts/0/weight|1e1 (expected: a decimal number",
                "r1|/grades/1/min|79|/grades/1/min|[79,90) overlaps [60,80)",
                "r1|/grades/1/min|81|/grades/1/min|between [60,80) and [81,90) there is a gap",
                "r7|/grades/1/maxOpen|false|/grades/0/min|overlaps",
                "r7|/grades/0/minOpen|true|/grades/0/min|there is a gap",
                "r1|/grades/0/maxOpen|true|/grades/0/max|leaves a gap above (expected: grades up to 100, which is in it)",
                "r1|/grades/3/min|10|/grades/3/min|leaves a gap below (expected: grades from 0)",
                "r6|/grades/0/max|100|/grades/0/max|leaves a gap above (expected: grades up to any total, so no max)",
                "r1|/grades/1/min|95|/grades/1|from 95 to 90 (expected: min below max)",
                "r1|/total/parts/1/scale|'\"other\"'|/total/parts/1/scale|other is unknown (expected: a declared scale",
                "r1|/total/parts/1/classes/0/id|'\"guests\"'|/total/parts/1/classes/0/id|guests is unknown (expected: a declared voter class",
                "r3|/total/drawn/parts/0/rounds/0/id|'\"daily-9\"'|/total/drawn/parts/0/rounds/0/id|daily-9 is unknown",
                "r10|/total/classes/0/weight/z|5|/total/classes/0/weight/z|z is unknown (expected: an appraisee class",
                "r10|/total/classes/0/weight/a|-|/total/classes/0/weight/a|missing (expected: a weight, or null",
                "r18|/vetoes/2/grade|'\"middling\"'|/vetoes/2/grade|middling is unknown (expected: a grade",
                "r18|/vetoes/2/grade|-|/vetoes/2/grade|missing",
                "r18|/vetoes/0/grade|'\"good\"'|/vetoes/0/grade|not for this effect",
                "r11|/selections/2/when/any/0/all/0/class/0|'\"nine\"'|/selections/2/when/any/0/all/0/class/0|nine is unknown",
                "r13|/validity/ballots/0/options/0|'\"awful\"'|/validity/ballots/0/options/0|awful is unknown (expected: an option",
                "r6|/adjustments/bonus|-|/adjustments/bonus|a bonus without cap must be declared",
                "r6|/adjustments/bonus/uncapped|false|/adjustments/bonus|a bonus without cap must be declared",
                "r6|/bounds|-|/bounds|missing (expected: min and max where a bonus can be earned",
                "r16|/adjustments/deduction|-|/adjustments/deduction|a deduction without cap must be declared",
                "r1|/voterClasses/3|'{\"id\":\"guests\"}'|/voterClasses/3|guests rates nothing (expected: a weight in a component of ballots)",
                "r1|/voterClasses/1/id|'\"enterprises\"'|/voterClasses/1/id|enterprises is there twice",
                "r1|/total/parts/0/id|'\"total\"'|/total/parts/0/id|total is there twice (expected: once)",
                "r1|/total/parts/1/dimensions/1/items/0/id|'\"q1\"'|/total/parts/1/dimensions/1/items/0/id|q1 is there twice",
                "r1|/scales/0/options/1/id|'\"very\"'|/scales/0/options/1/id|very is there twice",
                "r1|/grades/1/id|'\"excellent\"'|/grades/1/id|excellent is there twice",
                "r1|/scales/0/options/0/points|120|/scales/0/options/0/points|120 (expected: a decimal number from 0 to 100)",
                "r1|/scales/0/options/4/points|10|/scales/0/options/4/points|points of an excluded option",
                "r1|/total/parts/0/kind|'\"magic\"'|/total/parts/0/kind|magic is unknown (expected: weighted, mean",
                "r1|/total/parts/0/clause|-|/total/parts/0/clause|missing (expected: a text)",
                "r1|/total/empty|'\"guess\"'|/total/empty|guess is unknown (expected: renormalise, zero, invalid)",
                "r1|/total/parts/1/emptyClass|-|/total/parts/1/emptyClass|missing",
                "r1|/legalBasis|[]|/legalBasis|empty (expected: at least one document)",
                "r1|/effective|'\"2024-02-30\"'|/effective|2024-02-30 is no date",
                "r1|/rounding/mode|'\"UP_A_BIT\"'|/rounding/mode|UP_A_BIT is unknown",
                "r1|/rounding/places|9|/rounding/places|9 (expected: a whole number from 0 to 6)",
                "r1|/minGroup|0|/minGroup|0 (expected: a whole number from 1 to 1000)",
                "r1|/surprise|1|/surprise|unknown key",
                "r1|/total/parts|'{}'|/total/parts|an object (expected: a list)",
                "r1|/appraiseeClasses|[]|/appraiseeClasses|empty (expected: at least one)",
                "r12|/selections/0/when/any/1/running/years|1|/selections/0/when/any/1/running/years|1 (expected: a whole number from 2",
                "r8|/selections/0/when/all/0/top/count|3|/selections/0/when/all/0/top|either count or percent",
                "r16|/total/parts/0/denominator|'\"responded\"'|/total/parts/0/denominator|is the numerator too",
                "r1|/statistics|'{\"level\":95,\"means\":\"bootstrap\"}'|/statistics/seed|missing"
            })
    void namesPathAndReason(String name, String pointer, String json, String path, String reason) {
        byte[] scheme = json.equals("-")
                ? Read.without(ReadyMade.scheme(name), pointer)
                : Read.set(
                        ReadyMade.scheme(name),
                        pointer,
                        json.equals("1e1") ? new Json.Num("1e1") : StrictJson.parse(json));

        List<Problem> problems = Scheme.check(scheme);

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.path()).isEqualTo(path);
            assertThat(problem.reason()).contains(reason);
        });
    }

    @Test
    void findsAClassThatNobodyRates() {
        byte[] scheme = Read.set(ReadyMade.scheme("r1"), "/appraiseeClasses/1", Json.obj("id", "centre", "name", "中心"));
        for (int i = 0; i < 3; i++) {
            int weight = i == 0 ? 40 : 30;
            scheme = Read.set(
                    scheme, "/total/parts/1/classes/" + i + "/weight", Json.obj("unit", weight, "centre", null));
        }

        assertThat(Scheme.check(scheme))
                .containsExactly(new Problem(
                        "/total/parts/1/classes", "nobody rates appraisee class centre (expected: raters for it)"));
    }

    @Test
    void findsAnAppraiseeClassForWhichNothingCounts() {
        byte[] scheme = Read.set(ReadyMade.scheme("r9"), "/total/parts/0/weight/delegate", null);

        assertThat(Scheme.check(scheme))
                .containsExactly(new Problem(
                        "/total/parts",
                        "nothing counts for appraisee class delegate (expected: a part with a weight for it)"));
    }

    @Test
    void noRatersAreWantedForAClassThatAPartIsNotAbout() {
        byte[] scheme = Read.set(ReadyMade.scheme("r9"), "/total/parts/0/weight/delegate", null);
        scheme = Read.set(scheme, "/total/parts/1/weight/delegate", 100);
        scheme = Read.set(
                scheme,
                "/total/parts/0/classes",
                List.of(Json.obj("id", "clients", "weight", Json.obj("unit", 100, "delegate", null))));
        scheme = Read.set(scheme, "/voterClasses", List.of(Json.obj("id", "clients")));

        assertThat(Scheme.check(scheme)).isEmpty();
    }

    @Test
    void findsCyclesOfComponents() {
        Json.Obj loop = Json.obj(
                "id",
                "loop",
                "clause",
                "x",
                "kind",
                "mean",
                "empty",
                "zero",
                "parts",
                List.of(Json.obj("kind", "ref", "component", "back")));
        Json.Obj back = Json.obj(
                "id",
                "back",
                "clause",
                "x",
                "kind",
                "mean",
                "empty",
                "zero",
                "parts",
                List.of(Json.obj("kind", "ref", "component", "loop")));
        byte[] scheme = Read.set(ReadyMade.scheme("r7"), "/components", List.of(loop, back));
        scheme = Read.set(scheme, "/total/parts/0", Json.obj("kind", "ref", "component", "loop"));

        assertThat(Scheme.check(scheme))
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.reason()).contains("refers back to itself (expected: no cycle)"));
    }

    @Test
    void findsCyclesOfListsAndComponentsNobodyUses() {
        byte[] scheme = Read.set(ReadyMade.scheme("r11"), "/selections/0/when", Json.obj("selected", "class-three"));
        scheme = Read.set(scheme, "/selections/1/when", Json.obj("not", Json.obj("selected", "top-ten")));
        scheme = Read.set(
                scheme,
                "/components",
                List.of(Json.obj("id", "idle", "clause", "x", "kind", "given", "source", "idle")));

        assertThat(Scheme.check(scheme))
                .extracting(Problem::path)
                .containsExactlyInAnyOrder("/selections/0/when", "/selections/1/when", "/components/0/id");
    }

    @Test
    void tellsEverythingAtOnce() {
        byte[] scheme = Read.set(ReadyMade.scheme("r1"), "/total/parts/0/weight", 20);
        scheme = Read.set(scheme, "/grades/1/min", 85);
        scheme = Read.without(scheme, "/effective");
        byte[] wrong = Read.set(scheme, "/vetoes", List.of(Json.obj("id", "v", "clause", "x", "effect", "shame")));

        assertThat(Scheme.check(wrong))
                .extracting(Problem::path)
                .containsExactlyInAnyOrder("/total/parts", "/grades/1/min", "/effective", "/vetoes/0/effect");
        assertThatThrownBy(() -> Scheme.read(wrong)).isInstanceOfSatisfying(ScoringRefusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(ScoringRefusal.Code.SCHEME_REFUSED);
            assertThat(refusal.problems()).hasSize(4);
            assertThat(refusal).hasMessageContaining("/grades/1/min: ");
        });
    }

    @Test
    void refusesWhatIsNoJsonObject() {
        for (String text : List.of("", "[]", "{", "{\"v\":1,\"v\":1}", "null")) {
            assertThat(Scheme.check(Read.bytes(text))).hasSize(1);
        }
    }

    @Test
    void referencesMayBeSharedWithoutACycle() {
        byte[] scheme = Read.set(
                ReadyMade.scheme("r7"),
                "/components",
                List.of(Json.obj("id", "shared", "clause", "x", "kind", "given", "source", "d1")));
        scheme = Read.set(scheme, "/total/parts/0", Json.obj("kind", "ref", "component", "shared"));
        scheme = Read.set(scheme, "/total/parts/1", Json.obj("kind", "ref", "component", "shared"));

        assertThat(Scheme.check(scheme)).isEmpty();
        byte[] inputs = Read.changed(
                ReadyMade.inputs("r7"),
                "/marks",
                marks -> Json.of(marks.asList("marks").stream()
                        .filter(mark -> !mark.asObject("mark").text("source").equals("d2"))
                        .toList()));
        assertThat(Read.appraisee(Read.results(scheme, inputs), "a").text("exact"))
                .isEqualTo("86.4");
    }
}
