package org.minkao.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Json;
import org.minkao.ballot.StrictJson;

/** The known answers of the scoring rules that are not already in a ready-made scheme's test, and the tally's vectors. */
class GoldenValuesTest {
    private static final Path VECTORS = Path.of("..", "..", "..", "shared", "vectors", "tally-wmean-1-kat.json");

    @Test
    void firstAndThirdScaleRankTheSameTwoInOppositeOrder() {
        assertThat(place("r4", "b")).isEqualTo(1);
        assertThat(place("r4-100-75-55", "b")).isEqualTo(2);
    }

    private static int place(String scheme, String appraisee) {
        return Read.appraisee(Read.results(scheme), appraisee).object("rank").integer("place");
    }

    @Test
    void returnAndValidityAreGivenWithTwoDecimals() {
        byte[] inputs = Read.set(
                ReadyMade.inputs("r4"),
                "/sets",
                List.of(Json.obj("class", "clients", "issued", 940, "collected", 890, "valid", 860)));

        Json.Obj set = Read.results(ReadyMade.scheme("r4"), inputs)
                .list("participation")
                .getFirst()
                .asObject("set");
        assertThat(set.text("returnPercent")).isEqualTo("94.68");
        assertThat(set.text("validPercent")).isEqualTo("96.63");
    }

    @ParameterizedTest
    @CsvSource({"0.95, 500, 0.927, 0.966", "0.93, 500, 0.904, 0.949", "0.95, 30, 0.809, 0.988"})
    void wilsonIntervalsOfShares(double share, long n, double low, double high) {
        Intervals.Interval interval = Intervals.wilson(share, n, 95);

        assertThat(interval.low()).isCloseTo(low, within(0.0005));
        assertThat(interval.high()).isCloseTo(high, within(0.0005));
    }

    @Test
    void tallyVectorsGiveTheirKnownTables() throws IOException {
        assumeTrue(Files.isReadable(VECTORS), () -> "SKIPPED: vectors not found at " + VECTORS);
        int cases = 0;
        for (Json json : StrictJson.parse(Files.readAllBytes(VECTORS), 16)
                .asObject("vectors")
                .list("cases")) {
            Json.Obj vector = json.asObject("case");
            check(vector, Read.results(scheme(vector), inputs(vector)));
            cases++;
        }
        assertThat(cases).isEqualTo(3);
    }

    private static byte[] scheme(Json.Obj vector) {
        List<Json> items = vector.list("items");
        int itemsOf = sum(items);
        List<Json> options = new ArrayList<>();
        options.add(Json.obj("id", "0", "counts", "abstention"));
        for (int option = 1; option <= 5; option++) {
            options.add(Json.obj("id", Integer.toString(option), "points", 25 * (option - 1)));
        }
        List<Json> styles = vector.list("styles");
        return CanonicalJson.bytes(Json.obj(
                "v",
                1,
                "id",
                "wmean-1",
                "version",
                "1",
                "legalBasis",
                List.of("ballot protocol 9"),
                "effective",
                "2024-01-01",
                "rounding",
                Json.obj("places", 2, "mode", "HALF_UP"),
                "minGroup",
                vector.integer("minCell"),
                "appraiseeClasses",
                List.of(Json.obj("id", "all")),
                "voterClasses",
                styles.stream()
                        .map(it -> Json.obj("id", it.asObject("style").text("id")))
                        .toList(),
                "scales",
                List.of(Json.obj("id", "five", "options", options)),
                "total",
                Json.obj(
                        "id",
                        "tally",
                        "clause",
                        "9.5",
                        "kind",
                        "ballots",
                        "scale",
                        "five",
                        "items",
                        weighted(items),
                        "itemsOf",
                        itemsOf,
                        "classes",
                        weighted(styles),
                        "of",
                        sum(styles),
                        "emptyClass",
                        "renormalise")));
    }

    private static int sum(List<Json> weighted) {
        return weighted.stream()
                .mapToInt(json -> json.asObject("entry").integer("weight"))
                .sum();
    }

    private static List<Json> weighted(List<Json> list) {
        return list.stream()
                .map(json -> json.asObject("entry"))
                .map(it -> (Json) Json.obj("id", it.text("id"), "weight", it.integer("weight")))
                .toList();
    }

    private static byte[] inputs(Json.Obj vector) {
        List<Json> subjects = vector.list("styles").getFirst().asObject("style").list("subjects");
        List<Json> ballots = new ArrayList<>();
        for (Json json : vector.list("ballots")) {
            Json.Obj ballot = json.asObject("ballot");
            List<Json> answers = ballot.list("r").stream()
                    .map(it -> it.asList("answer"))
                    .map(it -> (Json) Json.arr(
                            it.get(0),
                            it.get(1),
                            Integer.toString(it.get(2).asNumber("value").asInt())))
                    .toList();
            ballots.add(Json.obj("class", ballot.text("style"), "answers", answers));
        }
        return CanonicalJson.bytes(Json.obj(
                "v",
                1,
                "year",
                2024,
                "appraisees",
                subjects.stream().map(it -> Json.obj("id", it, "class", "all")).toList(),
                "ballots",
                ballots));
    }

    private static void check(Json.Obj vector, Json.Obj results) {
        Json.Obj expected = vector.object("expected");
        for (Json json : expected.list("subjects")) {
            Json.Obj subject = json.asObject("subject");
            Json.Obj got = Read.appraisee(results, subject.text("subject"));
            assertThat(got.has("total")).isEqualTo(subject.has("score"));
            if (subject.has("score")) {
                assertThat(got.text("total")).isEqualTo(subject.text("score"));
                Json.Obj tally = Read.node(got.object("derivation"), "tally");
                String used = tally.has("facts")
                        ? tally.object("facts").text("weightUsed")
                        : Integer.toString(sum(vector.list("styles")));
                assertThat(used).isEqualTo(Integer.toString(subject.integer("weightUsed")));
            }
        }
        for (Json json : expected.list("cells")) {
            Json.Obj cell = json.asObject("cell");
            if (cell.has("withheld")) {
                withheld(cell, results);
            } else {
                cell(cell, Read.appraisee(results, cell.text("subject")).object("derivation"));
            }
        }
    }

    private static void withheld(Json.Obj cell, Json.Obj results) {
        for (Json appraisee : results.list("appraisees")) {
            Json.Obj node = Read.node(appraisee.asObject("appraisee").object("derivation"), cell.text("style"));
            assertThat(node.object("missing").text("code")).isEqualTo("GROUP_TOO_SMALL");
            assertThat(node.has("facts") || node.has("children")).isFalse();
        }
    }

    private static void cell(Json.Obj cell, Json.Obj derivation) {
        Json.Obj node = Read.node(derivation, cell.text("style"));
        assertThat(node.has("missing")).isEqualTo(cell.has("insufficient"));
        if (cell.has("score")) {
            assertThat(node.object("value").text("rounded")).isEqualTo(cell.text("score"));
        }
        for (Json json : cell.list("items")) {
            Json.Obj item = json.asObject("item");
            Json.Obj got = Read.node(node, item.text("item"));
            assertThat(got.has("missing")).isEqualTo(item.has("insufficient"));
            if (item.has("hist")) {
                Json.Obj counts = got.object("facts").object("counts");
                assertThat(got.object("facts").integer("n")).isEqualTo(item.integer("n"));
                assertThat(counts.integer("0")).isEqualTo(item.integer("abstain"));
                for (int option = 1; option <= 5; option++) {
                    assertThat(counts.get(Integer.toString(option)))
                            .isEqualTo(item.list("hist").get(option - 1));
                }
            }
        }
    }
}
