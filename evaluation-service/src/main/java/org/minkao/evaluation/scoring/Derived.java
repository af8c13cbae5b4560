package org.minkao.evaluation.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.Json;

/** One number with the rule that made it, the numbers it was made of, and what was left out; no value where none may be given. */
record Derived(
        Rule rule,
        String name,
        String clause,
        String formula,
        @Nullable Rational value,
        List<Left> left,
        List<Weighted> parts,
        Json.Obj facts) {

    /** The rules of r1; the lower-case name is the message key. */
    enum Rule {
        TOTAL,
        OFFICE,
        OFFICE_DIMENSION,
        OFFICE_ITEM,
        SOCIETY,
        CLASS,
        CLASS_DIMENSION,
        CLASS_ITEM,
        DIMENSION,
        ITEM,
        SOCIETY_DIMENSION,
        SOCIETY_ITEM,
        DEDUCTIONS,
        BONUS,
        ADJUSTMENT
    }

    /** Why something did not count. */
    enum Why {
        TOO_FEW_RATED,
        STYLE_WITHHELD,
        NOTHING_RATED,
        EMPTY_CLASS_AS_ZERO,
        EMPTY_CLASS_INVALID,
        ABSTAINED,
        LEFT_BLANK,
        OVER_CAP,
        BELOW_ZERO,
        ABOVE_HUNDRED,
        VETO_ZERO,
        VETO_EXCLUDE,
        VETO_CAP
    }

    /** What was left out or changed, how much of it, and why. */
    record Left(String what, String amount, Why why) {}

    /** A number inside another one with its weight there; no weight where it is simply added. */
    record Weighted(@Nullable Rational weight, Derived mark) {}

    static Derived of(Rule rule, String name, String clause, String formula, Rational value) {
        return new Derived(rule, name, clause, formula, value, List.of(), List.of(), Json.obj());
    }

    Derived with(Json.Obj moreFacts) {
        return new Derived(rule, name, clause, formula, value, left, parts, moreFacts);
    }

    Derived with(List<Weighted> moreParts) {
        List<Weighted> all = new ArrayList<>(parts);
        all.addAll(moreParts);
        return new Derived(rule, name, clause, formula, value, left, all, facts);
    }

    boolean missing() {
        return value == null;
    }

    Rational required() {
        if (value == null) {
            throw new IllegalStateException(rule + " " + name + " has no value");
        }
        return value;
    }

    /** Why there is no value. */
    Why whyMissing() {
        return left.isEmpty() ? Why.NOTHING_RATED : left.getLast().why();
    }

    /** Σ weight × mark ÷ Σ weight over the parts that have a mark; the others are listed as left out. */
    static Derived mean(Rule rule, String name, String clause, List<Weighted> parts) {
        List<Left> left = new ArrayList<>();
        List<Weighted> counted = new ArrayList<>();
        for (Weighted part : parts) {
            if (part.mark().missing()) {
                left.add(new Left(part.mark().name(), "1", part.mark().whyMissing()));
            } else {
                counted.add(part);
            }
        }
        if (counted.isEmpty()) {
            left.add(new Left(name, "1", allWithheld(parts) ? Why.STYLE_WITHHELD : Why.NOTHING_RATED));
            return new Derived(rule, name, clause, "", null, left, parts, Json.obj());
        }
        Rational sum = Rational.ZERO;
        Rational weights = Rational.ZERO;
        for (Weighted part : counted) {
            Rational weight = weight(part);
            sum = sum.plus(weight.times(part.mark().required()));
            weights = weights.plus(weight);
        }
        String formula = counted.stream()
                .map(part -> weight(part) + " × " + part.mark().required())
                .collect(Collectors.joining(" + ", "(", ") ÷ " + weights));
        return new Derived(rule, name, clause, formula, sum.dividedBy(weights), left, parts, Json.obj());
    }

    private static boolean allWithheld(List<Weighted> parts) {
        return !parts.isEmpty() && parts.stream().allMatch(part -> part.mark().whyMissing() == Why.STYLE_WITHHELD);
    }

    private static Rational weight(Weighted part) {
        Rational weight = part.weight();
        if (weight == null) {
            throw new IllegalStateException("a part of a mean has a weight");
        }
        return weight;
    }
}
