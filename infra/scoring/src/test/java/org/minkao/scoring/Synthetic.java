package org.minkao.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Json;

/** A county's worth of counts: 100 appraisees, 9 voter classes, 20 items, a million ballots, and schemes for them. */
final class Synthetic {
    private static final int APPRAISEES = 100;
    private static final int VOTERS = 9;
    private static final int ITEMS = 20;
    private static final int BALLOTS = 1_000_000;

    private Synthetic() {}

    /** A million ballots over all cells, every ballot with an answer to every item, a few of them abstaining. */
    static byte[] inputs() {
        SplittableRandom random = new SplittableRandom(20240601);
        List<Json> appraisees = new ArrayList<>();
        List<Json> counts = new ArrayList<>();
        List<Json> sets = new ArrayList<>();
        int cells = APPRAISEES * VOTERS;
        for (int a = 0; a < APPRAISEES; a++) {
            appraisees.add(Json.obj("id", "a" + a, "class", a % 2 == 0 ? "one" : "two"));
            for (int v = 0; v < VOTERS; v++) {
                int ballots = BALLOTS / cells + (a * VOTERS + v < BALLOTS % cells ? 1 : 0);
                Map<String, Json> items = new LinkedHashMap<>();
                for (int q = 0; q < ITEMS; q++) {
                    items.put("q" + q, histogram(random, ballots));
                }
                counts.add(Json.obj("class", "v" + v, "appraisee", "a" + a, "items", new Json.Obj(items)));
                sets.add(Json.obj(
                        "class",
                        "v" + v,
                        "appraisee",
                        "a" + a,
                        "issued",
                        ballots + 40,
                        "collected",
                        ballots + 5,
                        "valid",
                        ballots));
            }
        }
        return CanonicalJson.bytes(
                Json.obj("v", 1, "year", 2024, "appraisees", appraisees, "sets", sets, "counts", counts));
    }

    private static Json histogram(SplittableRandom random, int ballots) {
        long[] chosen = new long[6];
        int left = ballots;
        for (int option = 0; option < 5; option++) {
            int some = left == 0 ? 0 : random.nextInt(left + 1) * (option < 2 ? 1 : 2) / 3;
            chosen[option] = some;
            left -= some;
        }
        chosen[5] = left;
        return Json.arr(chosen[0], chosen[1], chosen[2], chosen[3], chosen[4], chosen[5]);
    }

    /** Scheme number 0 is the one to compare with; each other one differs in points, weights or what a missing class does. */
    static byte[] scheme(int number) {
        List<Json> options = new ArrayList<>();
        int[] points = {100, 80, 60, 40, 20};
        for (int i = 0; i < 5; i++) {
            options.add(Json.obj("id", "o" + i, "points", points[i] - (i == 2 ? number : 0)));
        }
        options.add(Json.obj("id", "unknown", "counts", "abstention"));
        List<Json> items = new ArrayList<>();
        for (int q = 0; q < ITEMS; q++) {
            items.add(Json.obj("id", "q" + q, "weight", q == 0 ? 5 + number % 3 : q == 1 ? 5 - number % 3 : 5));
        }
        List<Json> voters = new ArrayList<>();
        List<Json> classes = new ArrayList<>();
        int[] weights = {20, 15, 15, 10, 10, 10, 10, 5, 5};
        for (int v = 0; v < VOTERS; v++) {
            int shift = v == 0 ? number % 4 : v == 8 ? -(number % 4) : 0;
            voters.add(Json.obj("id", "v" + v));
            classes.add(Json.obj(
                    "id", "v" + v, "weight", Json.obj("one", weights[v] + shift, "two", weights[8 - v] - shift)));
        }
        return CanonicalJson.bytes(Json.obj(
                "v",
                1,
                "id",
                "county-" + number,
                "version",
                "1",
                "legalBasis",
                List.of("test"),
                "effective",
                "2024-01-01",
                "rounding",
                Json.obj("places", 4, "mode", "HALF_UP"),
                "minGroup",
                5,
                "appraiseeClasses",
                List.of(Json.obj("id", "one"), Json.obj("id", "two")),
                "voterClasses",
                voters,
                "scales",
                List.of(Json.obj("id", "five", "options", options)),
                "total",
                Json.obj(
                        "id",
                        "survey",
                        "clause",
                        "3.1",
                        "kind",
                        "ballots",
                        "scale",
                        "five",
                        "emptyClass",
                        "invalid",
                        "items",
                        items,
                        "classes",
                        classes),
                "validity",
                Json.obj(
                        "sets",
                        List.of(Json.obj(
                                "id",
                                "quorum",
                                "clause",
                                "3.2",
                                "left",
                                "valid",
                                "relation",
                                "more",
                                "factor",
                                "1/2",
                                "right",
                                "issued"))),
                "selections",
                List.of(Json.obj(
                        "id",
                        "best",
                        "clause",
                        "5.1",
                        "purpose",
                        "honour",
                        "when",
                        Json.obj("top", Json.obj("percent", 30, "of", "class"))))));
    }
}
