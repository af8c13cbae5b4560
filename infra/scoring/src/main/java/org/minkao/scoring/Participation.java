package org.minkao.scoring;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.Json;

/** Return and validity of every set of ballots, and whether it counts. */
final class Participation {
    private Participation() {}

    static List<Json> of(Bound bound) {
        List<Json> sets = new ArrayList<>();
        List<Inputs.BallotSet> all = bound.inputs().sets().stream()
                .sorted(Comparator.comparing(set -> set.where() + " " + set.appraisee()))
                .toList();
        for (Inputs.BallotSet set : all) {
            Bound.Refusals single = bound.refusals().get(set.where());
            long valid = single == null || set.appraisee() != null ? set.valid() : single.kept();
            Map<String, Long> refused = single == null ? set.refused() : single.byRule();
            Scheme.SetRule broken = bound.broken(set, single);
            List<Object> entries = new ArrayList<>(List.of("class", set.where().voters()));
            put(entries, "appraisee", set.appraisee());
            put(entries, "round", set.where().round());
            put(entries, "channel", set.where().channel());
            entries.addAll(List.of("issued", set.issued(), "collected", set.collected(), "valid", valid));
            rate(entries, "returnPercent", set.collected(), set.issued());
            rate(entries, "validPercent", valid, set.collected());
            refused.forEach((rule, number) -> entries.addAll(List.of("refused." + rule, number)));
            entries.addAll(List.of("counts", broken == null));
            if (broken != null) {
                entries.addAll(List.of(
                        "void",
                        Json.obj(
                                "rule", broken.id(),
                                "clause", broken.clause(),
                                "expected",
                                        Spot.word(broken.left()) + " "
                                                + broken.relation().sign() + " "
                                                + broken.factor().exact() + " × " + Spot.word(broken.right()))));
            }
            sets.add(Json.obj(entries.toArray()));
        }
        return sets;
    }

    private static void put(List<Object> entries, String key, @Nullable String value) {
        if (value != null) {
            entries.addAll(List.of(key, value));
        }
    }

    private static void rate(List<Object> entries, String key, long part, long whole) {
        if (whole > 0) {
            entries.addAll(List.of(key, Rational.of(part, whole).times(100).rounded(2, RoundingMode.HALF_UP)));
        }
    }
}
