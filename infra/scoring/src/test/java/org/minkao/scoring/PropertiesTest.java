package org.minkao.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Json;
import org.minkao.ballot.StrictJson;

/** What must hold for any numbers. */
class PropertiesTest {
    private static final List<String> LISTS = List.of(
            "appraisees",
            "sets",
            "counts",
            "ballots",
            "marks",
            "events",
            "opinions",
            "figures",
            "adjustments",
            "vetoes",
            "draws",
            "history");

    @Property(tries = 60)
    void aHigherAnswerNeverLowersATotal(
            @ForAll @Size(4) List<@IntRange(min = 5, max = 60) Integer> first,
            @ForAll @Size(4) List<@IntRange(min = 5, max = 60) Integer> second,
            @ForAll @IntRange(min = 0, max = 2) int from) {
        List<Integer> better = new ArrayList<>(first);
        better.set(from, first.get(from) + 1);
        better.set(from + 1, first.get(from + 1) - 1);

        Rational before = total(SCHEME, inputs(first, second));
        Rational after = total(SCHEME, inputs(better, second));

        assertThat(after.compareTo(before)).isPositive();
    }

    @Property(tries = 60)
    void morePointsForAnOptionNeverLowerATotal(
            @ForAll @Size(4) List<@IntRange(min = 5, max = 60) Integer> first,
            @ForAll @IntRange(min = 1, max = 3) int option,
            @ForAll @IntRange(min = 0, max = 20) int more) {
        byte[] inputs = inputs(first, first);
        byte[] richer = Read.changed(
                SCHEME,
                "/scales/0/options/" + option + "/points",
                points -> Json.of(points.asNumber("points").asInt() + more));

        assertThat(total(richer, inputs).compareTo(total(SCHEME, inputs))).isGreaterThanOrEqualTo(0);
    }

    @Property(tries = 40)
    void theOrderOfInputsChangesNoByteOfTheScores(
            @ForAll @Size(4) List<@IntRange(min = 5, max = 60) Integer> first,
            @ForAll @Size(4) List<@IntRange(min = 5, max = 60) Integer> second,
            @ForAll long seed) {
        byte[] inputs = inputs(first, second);
        byte[] shuffled = Read.changed(inputs, "/counts", counts -> shuffled(counts, seed));
        shuffled = Read.changed(shuffled, "/marks", marks -> shuffled(marks, seed));

        assertThat(scores(SCHEME, shuffled)).isEqualTo(scores(SCHEME, inputs));
    }

    @Property(tries = 60)
    void noOrderOfAnyListOfTheReadyMadeInputsChangesAByteOfTheScores(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 23) int which) {
        String name = ReadyMade.names().get(which);
        byte[] shuffled = ReadyMade.inputs(name);
        for (String list : LISTS) {
            if (StrictJson.parse(shuffled, 64).asObject("inputs").has(list)) {
                shuffled = Read.changed(shuffled, "/" + list, it -> shuffled(it, seed));
            }
        }

        assertThat(scores(ReadyMade.scheme(name), shuffled))
                .isEqualTo(scores(ReadyMade.scheme(name), ReadyMade.inputs(name)));
    }

    @Property(tries = 60)
    void weightsMeanTheSameOnAnyScale(
            @ForAll @Size(4) List<@IntRange(min = 5, max = 60) Integer> first,
            @ForAll @Size(4) List<@IntRange(min = 5, max = 60) Integer> second,
            @ForAll @IntRange(min = 1, max = 1000) int factor) {
        byte[] inputs = inputs(first, second);
        byte[] scaled = Read.set(SCHEME, "/total/of", 100 * factor);
        for (int part = 0; part < 2; part++) {
            scaled = Read.changed(
                    scaled,
                    "/total/parts/" + part + "/weight",
                    weight -> Json.of(weight.asNumber("weight").asInt() * factor));
        }

        assertThat(total(scaled, inputs)).isEqualTo(total(SCHEME, inputs));
    }

    @Property(tries = 60)
    void aTotalLiesBetweenItsParts(
            @ForAll @Size(4) List<@IntRange(min = 5, max = 60) Integer> first,
            @ForAll @Size(4) List<@IntRange(min = 5, max = 60) Integer> second) {
        Rational total = total(SCHEME, inputs(first, second));

        assertThat(total.compareTo(Rational.ZERO)).isGreaterThanOrEqualTo(0);
        assertThat(total.compareTo(Rational.HUNDRED)).isLessThanOrEqualTo(0);
    }

    @Property(tries = 30)
    void theSameInputsGiveTheSameBytes(@ForAll @Size(4) List<@IntRange(min = 5, max = 60) Integer> first) {
        byte[] inputs = inputs(first, first);

        assertThat(Results.of(Scheme.read(SCHEME), Inputs.read(inputs)).bytes())
                .isEqualTo(Results.of(Scheme.read(SCHEME), Inputs.read(inputs)).bytes());
    }

    private static final byte[] SCHEME = CanonicalJson.bytes(Json.obj(
            "v",
            1,
            "id",
            "any",
            "version",
            "1",
            "legalBasis",
            List.of("test"),
            "effective",
            "2024-01-01",
            "rounding",
            Json.obj("places", 4, "mode", "HALF_UP"),
            "minGroup",
            1,
            "appraiseeClasses",
            List.of(Json.obj("id", "unit")),
            "voterClasses",
            List.of(Json.obj("id", "x"), Json.obj("id", "y")),
            "scales",
            List.of(Json.obj(
                    "id",
                    "s",
                    "options",
                    List.of(
                            Json.obj("id", "o1", "points", 100),
                            Json.obj("id", "o2", "points", 77),
                            Json.obj("id", "o3", "points", 55),
                            Json.obj("id", "o4", "points", 13)))),
            "total",
            Json.obj(
                    "id",
                    "t",
                    "clause",
                    "1",
                    "kind",
                    "weighted",
                    "empty",
                    "invalid",
                    "parts",
                    List.of(
                            Json.obj("weight", 30, "id", "g", "clause", "2", "kind", "given", "source", "g"),
                            Json.obj(
                                    "weight",
                                    70,
                                    "id",
                                    "b",
                                    "clause",
                                    "3",
                                    "kind",
                                    "ballots",
                                    "scale",
                                    "s",
                                    "emptyClass",
                                    "invalid",
                                    "items",
                                    List.of(Json.obj("id", "q1", "weight", 35), Json.obj("id", "q2", "weight", 65)),
                                    "classes",
                                    List.of(Json.obj("id", "x", "weight", 40), Json.obj("id", "y", "weight", 60)))))));

    private static byte[] inputs(List<Integer> first, List<Integer> second) {
        List<Json> counts = new ArrayList<>();
        List<Json> marks = new ArrayList<>();
        for (String appraisee : List.of("a", "b")) {
            for (String voters : List.of("x", "y")) {
                counts.add(Json.obj(
                        "class", voters,
                        "appraisee", appraisee,
                        "items",
                                Json.obj(
                                        "q1", Json.of(voters.equals("x") ? first : second),
                                        "q2", Json.of(appraisee.equals("a") ? first : second))));
            }
            marks.add(Json.obj(
                    "source",
                    "g",
                    "appraisee",
                    appraisee,
                    "value",
                    66,
                    "evidence",
                    "0".repeat(64),
                    "approvedBy",
                    List.of("county-lin", "county-zhou")));
        }
        return CanonicalJson.bytes(Json.obj(
                "v",
                1,
                "year",
                2024,
                "appraisees",
                List.of(Json.obj("id", "a", "class", "unit"), Json.obj("id", "b", "class", "unit")),
                "counts",
                counts,
                "marks",
                marks));
    }

    private static Rational total(byte[] scheme, byte[] inputs) {
        return Results.of(Scheme.read(scheme), Inputs.read(inputs))
                .scored()
                .getFirst()
                .total()
                .required();
    }

    /** Everything but the hash of the bytes that came in. */
    private static byte[] scores(byte[] scheme, byte[] inputs) {
        return Read.set(Results.of(Scheme.read(scheme), Inputs.read(inputs)).bytes(), "/inputs/sha256", "");
    }

    private static Json shuffled(Json list, long seed) {
        List<Json> values = new ArrayList<>(list.asList("list"));
        Collections.shuffle(values, new Random(seed));
        return Json.of(values);
    }
}
