package org.minkao.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.minkao.ballot.Json;
import org.minkao.scoring.Derived.Kind;
import org.minkao.scoring.Derived.Left;
import org.minkao.scoring.Derived.Piece;
import org.minkao.scoring.Derived.Why;

/** Parts with weights become one number; what is missing does what the scheme declares. */
final class Combination {
    private Combination() {}

    /** A part with its weight and its full marks. */
    record Term(Rational weight, Derived part, Rational full) {}

    /** Σ weight × part ÷ full marks of the part, for what the whole is worth. */
    static Derived combine(
            Kind kind, Component.Rule rule, List<Term> terms, Rational of, Rational worth, Component.Empty empty) {
        return combine(kind, rule, terms, of, worth, empty, false);
    }

    /** @param samePeople whether the same people stand behind all parts, so that their errors add up */
    static Derived combine(
            Kind kind,
            Component.Rule rule,
            List<Term> terms,
            Rational of,
            Rational worth,
            Component.Empty empty,
            boolean samePeople) {
        List<Left> left = new ArrayList<>();
        List<Piece> pieces = new ArrayList<>(terms.size());
        List<Term> counted = new ArrayList<>(terms.size());
        Rational weights = Rational.ZERO;
        for (Term term : terms) {
            pieces.add(new Piece(term.weight(), term.part()));
            if (term.part().missing()) {
                left.add(new Left(term.part().rule().id(), "1", term.part().whyMissing()));
            } else {
                counted.add(term);
                weights = weights.plus(term.weight());
            }
        }
        boolean gap = counted.size() < terms.size();
        boolean nothing = counted.isEmpty() && !(gap && empty == Component.Empty.ZERO);
        if (nothing || (gap && empty == Component.Empty.INVALID)) {
            if (counted.size() + left.size() > 0 && gap && !counted.isEmpty()) {
                left.add(new Left(rule.id(), "1", Why.PART_MISSING));
            }
            if (left.isEmpty()) {
                left.add(new Left(rule.id(), "1", Why.NOT_ASKED));
            }
            return Derived.missing(kind, rule, left, pieces);
        }
        if (gap && empty == Component.Empty.ZERO) {
            left.replaceAll(it -> new Left(it.what(), it.amount(), Why.MISSING_AS_ZERO));
            weights = of;
        }
        Rational.Sum sum = new Rational.Sum();
        double noise = 0;
        for (Term term : counted) {
            Rational mark = term.part().required();
            sum.add(
                    term.weight(),
                    term.full().equals(Rational.HUNDRED)
                            ? mark
                            : mark.times(100).dividedBy(term.full()));
            double error =
                    term.weight().toDouble() * term.part().noise() / term.full().toDouble();
            noise += samePeople ? error : error * error;
        }
        double scale = worth.toDouble() / weights.toDouble();
        Rational value = sum.times(worth, weights.times(100));
        Rational divisor = weights;
        return new Derived(
                kind,
                rule,
                value,
                scale * (samePeople ? noise : Math.sqrt(noise)),
                () -> formula(kind, counted, divisor, worth),
                left,
                pieces,
                gap ? () -> Json.obj("weightUsed", divisor.exact()) : Derived.NO_FACTS,
                List.of());
    }

    private static String formula(Kind kind, List<Term> counted, Rational divisor, Rational worth) {
        if (counted.isEmpty()) {
            return "0";
        }
        boolean points = kind == Kind.SUM;
        String terms = counted.stream()
                .map(term -> {
                    String value = term.part().required().readable();
                    String scaled = term.full().equals(Rational.HUNDRED)
                            ? (points ? value + " ÷ 100" : value)
                            : value + " ÷ " + term.full().readable() + (points ? "" : " × 100");
                    return kind == Kind.MEAN ? scaled : term.weight().readable() + " × " + scaled;
                })
                .collect(Collectors.joining(" + "));
        if (!points) {
            return "(" + terms + ") ÷ " + divisor.readable();
        }
        return divisor.equals(worth) ? terms : "(" + terms + ") × " + worth.readable() + " ÷ " + divisor.readable();
    }
}
