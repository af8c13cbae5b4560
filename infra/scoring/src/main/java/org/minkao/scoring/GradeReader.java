package org.minkao.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads grades: bands without gap or overlap over every total there can be. */
final class GradeReader {
    private GradeReader() {}

    /** The best first; all problems of single grades and between neighbours. */
    static List<Scheme.Grade> grades(Spot root, Rational lowest, @Nullable Rational highest) {
        record Band(Spot spot, Scheme.Grade grade) {}
        List<Band> bands = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Spot spot : root.optionalList("grades")) {
            spot.only("id", "name", "clause", "min", "minOpen", "max", "maxOpen", "quota");
            Scheme.Grade grade = grade(spot, seen);
            Rational min = grade.min();
            Rational max = grade.max();
            boolean nothing = min != null && max != null && min.compareTo(max) >= 0;
            if (nothing) {
                spot.problem("", "from " + min + " to " + max + " (expected: min below max)");
            }
            bands.add(new Band(spot, grade));
        }
        Comparator<Band> ascending =
                Comparator.comparing(band -> band.grade().min(), Comparator.nullsFirst(Comparator.naturalOrder()));
        List<Band> sorted = bands.stream().sorted(ascending).toList();
        for (int i = 1; i < sorted.size(); i++) {
            joins(sorted.get(i).spot(), sorted.get(i - 1).grade(), sorted.get(i).grade());
        }
        if (!sorted.isEmpty()) {
            reaches(sorted.getFirst().spot(), sorted.getFirst().grade(), lowest);
            ends(sorted.getLast().spot(), sorted.getLast().grade(), highest);
        }
        return sorted.reversed().stream().map(Band::grade).toList();
    }

    private static Scheme.Grade grade(Spot spot, Set<String> seen) {
        String id = spot.newId("id", seen);
        return new Scheme.Grade(
                id,
                spot.words("name", id),
                spot.text("clause"),
                spot.has("min") ? spot.number("min", ComponentReader.SMALLEST, ComponentReader.LARGEST) : null,
                spot.flag("minOpen", false),
                spot.has("max") ? spot.number("max", ComponentReader.SMALLEST, ComponentReader.LARGEST) : null,
                spot.flag("maxOpen", spot.has("max")),
                spot.optionalObject("quota").map(GradeReader::quota).orElse(null));
    }

    private static Scheme.Quota quota(Spot spot) {
        spot.only("count", "percent", "round", "ties");
        if (spot.has("count") == spot.has("percent")) {
            spot.problem("", "is not clear (expected: either count or percent)");
        }
        return new Scheme.Quota(
                spot.has("count") ? Rational.of(spot.whole("count", 0, 10_000)) : null,
                spot.has("percent") ? spot.number("percent", Rational.ZERO, Rational.HUNDRED) : null,
                RuleReader.rounding(spot),
                RuleReader.tiesIn(spot, false));
    }

    private static void joins(Spot spot, Scheme.Grade lower, Scheme.Grade upper) {
        Rational end = lower.max();
        Rational start = upper.min();
        if (end == null || start == null) {
            spot.problem("min", "overlaps grade " + lower.id() + ", which has no end (expected: stated ends)");
            return;
        }
        int gap = start.compareTo(end);
        if (gap > 0 || (gap == 0 && lower.maxOpen() && upper.minOpen())) {
            spot.problem(
                    "min",
                    "between " + lower.band() + " and " + upper.band()
                            + " there is a gap (expected: no total without a grade)");
        } else if (gap < 0 || (!lower.maxOpen() && !upper.minOpen())) {
            spot.problem("min", upper.band() + " overlaps " + lower.band() + " (expected: one grade for a total)");
        }
    }

    private static void reaches(Spot spot, Scheme.Grade grade, Rational lowest) {
        Rational min = grade.min();
        if (min != null && (min.compareTo(lowest) > 0 || (grade.minOpen() && min.compareTo(lowest) == 0))) {
            spot.problem("min", grade.band() + " leaves a gap below (expected: grades from " + lowest + ")");
        }
    }

    private static void ends(Spot spot, Scheme.Grade grade, @Nullable Rational highest) {
        Rational max = grade.max();
        if (max == null) {
            return;
        }
        if (highest == null || max.compareTo(highest) < 0 || (grade.maxOpen() && max.compareTo(highest) == 0)) {
            spot.problem(
                    "max",
                    grade.band() + " leaves a gap above (expected: grades up to "
                            + (highest == null ? "any total, so no max" : highest + ", which is in it") + ")");
        }
    }
}
