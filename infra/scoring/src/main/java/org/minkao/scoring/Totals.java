package org.minkao.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.Json;
import org.minkao.scoring.Derived.Kind;
import org.minkao.scoring.Derived.Left;
import org.minkao.scoring.Derived.Piece;
import org.minkao.scoring.Derived.Why;

/** From the components to the total: adjustments, bounds, vetoes. */
final class Totals {
    private final Bound bound;
    private final Scheme.Parts scheme;

    Totals(Bound bound) {
        this.bound = bound;
        this.scheme = bound.scheme().parts();
    }

    /** By id, whatever the order of the inputs. */
    List<Scored> all() {
        return bound.inputs().appraisees().stream()
                .sorted(Comparator.comparing(Inputs.Appraisee::id))
                .map(this::score)
                .toList();
    }

    private Scored score(Inputs.Appraisee appraisee) {
        Derived base = new Evaluation(bound, appraisee).total();
        List<Inputs.Vetoed> vetoed = bound.vetoes(appraisee.id());
        List<Scheme.Veto> vetoes = scheme.vetoes().stream()
                .filter(veto -> vetoed.stream().anyMatch(it -> it.veto().equals(veto.id())))
                .toList();
        boolean ranked = bound.scheme()
                .appraiseeClass(appraisee.appraiseeClass())
                .map(Scheme.AppraiseeClass::ranked)
                .orElse(false);
        return new Scored(
                appraisee,
                base,
                total(appraisee, base, vetoes, vetoed),
                vetoes,
                vetoes.stream().anyMatch(it -> it.effect() == Scheme.Effect.EXCLUDE),
                ranked);
    }

    private Derived total(
            Inputs.Appraisee appraisee, Derived base, List<Scheme.Veto> vetoes, List<Inputs.Vetoed> vetoed) {
        Component.Rule rule = new Component.Rule(
                "total", appraisee.name(), scheme.total().rule().clause(), "/total");
        List<Piece> pieces = new ArrayList<>(List.of(new Piece(null, base)));
        List<Inputs.Proof> proofs = vetoed.stream()
                .sorted(Comparator.comparing(Inputs.Vetoed::veto))
                .map(Inputs.Vetoed::proof)
                .toList();
        adjustment(appraisee, Scheme.Direction.BONUS).ifPresent(it -> pieces.add(new Piece(null, it)));
        adjustment(appraisee, Scheme.Direction.DEDUCTION).ifPresent(it -> pieces.add(new Piece(null, it)));
        if (base.missing()) {
            return Derived.missing(
                            Kind.TOTAL, rule, List.of(new Left(base.rule().id(), "1", base.whyMissing())), pieces)
                    .with(List.of(new Left(base.rule().id(), "1", base.whyMissing())), Derived.NO_FACTS, proofs);
        }
        Rational sum = Rational.ZERO;
        StringBuilder formula = new StringBuilder();
        for (Piece piece : pieces) {
            Rational value = piece.part().required();
            Rational counted = piece.part().kind() == Kind.DEDUCTIONS ? value.negate() : value;
            formula.append(formula.isEmpty() ? value.readable() : " " + Leaves.signed(counted));
            sum = sum.plus(counted);
        }
        List<Left> left = new ArrayList<>();
        Rational value = Leaves.bounded("total", sum, scheme.min(), scheme.max(), left);
        double noise = base.noise();
        String text = formula.toString();
        if (vetoes.stream().anyMatch(it -> it.effect() == Scheme.Effect.ZERO)) {
            left.add(new Left("total", value.exact(), Why.VETOED));
            value = Rational.ZERO;
            noise = 0;
            text = "0";
        }
        String shown = text;
        return new Derived(
                Kind.TOTAL,
                rule,
                value,
                noise,
                () -> shown,
                left,
                pieces,
                vetoes.isEmpty() ? Derived.NO_FACTS : facts(vetoes),
                proofs);
    }

    private static Supplier<Json.Obj> facts(List<Scheme.Veto> vetoes) {
        return () -> Json.obj(
                "vetoes",
                vetoes.stream()
                        .map(it -> Json.obj("veto", it.id(), "effect", Spot.word(it.effect()), "clause", it.clause()))
                        .toList());
    }

    /** All kinds of one direction, each up to its cap, together up to the limit. */
    private Optional<Derived> adjustment(Inputs.Appraisee appraisee, Scheme.Direction direction) {
        boolean bonus = direction == Scheme.Direction.BONUS;
        Scheme.Limit limit =
                bonus ? scheme.adjustments().bonus() : scheme.adjustments().deduction();
        List<Piece> pieces = new ArrayList<>();
        Rational sum = Rational.ZERO;
        for (Scheme.AdjustmentKind kind : scheme.adjustments().kinds()) {
            if (kind.direction() == direction) {
                Derived part = kind.formula() instanceof Scheme.Formula.ByEvents events
                        ? byEvents(kind, events, bound.events(appraisee.id(), events.type()))
                        : kind(kind, bound.adjustments(appraisee.id(), kind.id()));
                pieces.add(new Piece(null, part));
                sum = sum.plus(part.required());
            }
        }
        if (pieces.isEmpty()) {
            return Optional.empty();
        }
        List<Left> left = new ArrayList<>();
        String what = bonus ? "bonus" : "deduction";
        Rational value = capped(what, sum, limit.cap(), left);
        Component.Rule rule = new Component.Rule(what, Words.of(what), limit.clause(), "/adjustments/" + what);
        return Optional.of(Derived.of(
                        bonus ? Kind.BONUS : Kind.DEDUCTIONS,
                        rule,
                        value,
                        () -> String.join(
                                " + ",
                                pieces.stream()
                                        .map(piece -> piece.part().required().readable())
                                        .toList()))
                .withPieces(pieces)
                .with(left, Derived.NO_FACTS, List.of()));
    }

    private static Rational capped(String what, Rational value, @Nullable Rational cap, List<Left> left) {
        if (cap != null && value.compareTo(cap) > 0) {
            left.add(new Left(what, value.minus(cap).exact(), Why.OVER_CAP));
            return cap;
        }
        return value;
    }

    private static Derived kind(Scheme.AdjustmentKind kind, List<Inputs.Adjustment> all) {
        Rational sum = Rational.ZERO;
        List<String> terms = new ArrayList<>();
        for (Inputs.Adjustment each : all) {
            Rational points = points(kind.formula(), each);
            sum = sum.plus(points.times(each.times()));
            terms.add(points.readable() + " × " + each.times());
        }
        List<Left> left = new ArrayList<>();
        Rational value = capped(kind.id(), sum, kind.cap(), left);
        Component.Rule rule =
                new Component.Rule(kind.id(), kind.name(), kind.clause(), "/adjustments/kinds/" + kind.id());
        return Derived.of(Kind.ADJUSTMENT_KIND, rule, value, () -> terms.isEmpty() ? "0" : String.join(" + ", terms))
                .with(
                        left,
                        () -> Json.obj(
                                "adjustments",
                                all.stream().map(Inputs.Adjustment::id).toList()),
                        all.stream().map(Inputs.Adjustment::proof).toList());
    }

    private static Derived byEvents(
            Scheme.AdjustmentKind kind, Scheme.Formula.ByEvents formula, List<Inputs.Event> events) {
        Component.Rule rule =
                new Component.Rule(kind.id(), kind.name(), kind.clause(), "/adjustments/kinds/" + kind.id());
        Component.EventRule each = new Component.EventRule(
                formula.type(), kind.name(), kind.clause(), formula.every(), formula.points(), kind.cap());
        return Leaves.events(rule, each, events);
    }

    private static Rational points(Scheme.Formula formula, Inputs.Adjustment each) {
        Rational points = switch (formula) {
            case Scheme.Formula.Each it -> it.points();
            case Scheme.Formula.Table it -> it.levels().get(each.level() == null ? "" : each.level());
            case Scheme.Formula.Decided _ -> each.points();
            case Scheme.Formula.ByEvents _ -> Rational.ZERO;
        };
        if (points == null) {
            throw new IllegalStateException("adjustment " + each.id() + " fits its kind");
        }
        return points;
    }
}
