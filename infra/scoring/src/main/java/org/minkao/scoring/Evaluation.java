package org.minkao.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.Json;
import org.minkao.scoring.Derived.Kind;
import org.minkao.scoring.Derived.Left;
import org.minkao.scoring.Derived.Piece;
import org.minkao.scoring.Derived.Why;

/** The components of one appraisee, evaluated from the leaves up. */
final class Evaluation {
    private final Bound bound;
    private final Scheme.Parts scheme;
    private final Inputs.Appraisee appraisee;

    /** The round and the channel that ballots are taken from; null where all are taken. */
    private record Slot(@Nullable String round, @Nullable String channel) {}

    Evaluation(Bound bound, Inputs.Appraisee appraisee) {
        this.bound = bound;
        this.scheme = bound.scheme().parts();
        this.appraisee = appraisee;
    }

    Derived total() {
        return of(scheme.total(), new Slot(null, null));
    }

    private Derived of(Component component, Slot slot) {
        return switch (component) {
            case Component.Weighted it ->
                Combination.combine(
                        Kind.WEIGHTED, it.rule(), terms(it.parts(), slot), it.of(), Rational.HUNDRED, it.empty());
            case Component.Sum it ->
                Combination.combine(Kind.SUM, it.rule(), terms(it.parts(), slot), it.of(), it.of(), it.empty());
            case Component.Mean it -> mean(it, slot);
            case Component.Slices it -> slices(it, slot);
            case Component.Lot it -> lot(it, slot);
            case Component.Ballots it -> ballots(it, slot);
            case Component.Given it -> Leaves.given(it, bound.marks(appraisee.id(), it.source(), slot.round()));
            case Component.Points it -> Leaves.points(it, type -> bound.events(appraisee.id(), type));
            case Component.Share it -> Leaves.share(it, bound.opinions(appraisee.id()));
            case Component.Rate it -> Leaves.rate(it, bound.figures(appraisee.id()));
        };
    }

    private List<Combination.Term> terms(List<Component.Part> parts, Slot slot) {
        List<Combination.Term> terms = new ArrayList<>();
        for (Component.Part part : parts) {
            Rational weight = part.weight().of(appraisee.appraiseeClass());
            if (weight != null) {
                terms.add(new Combination.Term(
                        weight, of(part.component(), slot), part.component().full()));
            }
        }
        return terms;
    }

    private Derived mean(Component.Mean mean, Slot slot) {
        List<Combination.Term> terms = mean.parts().stream()
                .map(part -> new Combination.Term(Rational.ONE, of(part, slot), part.full()))
                .toList();
        return Combination.combine(
                Kind.MEAN, mean.rule(), terms, Rational.of(terms.size()), Rational.HUNDRED, mean.empty());
    }

    private Derived slices(Component.Slices slices, Slot slot) {
        boolean rounds = slices.axis() == Component.Axis.ROUNDS;
        List<Combination.Term> terms = new ArrayList<>();
        for (Component.Slice slice : slices.slices()) {
            Rational weight = slice.weight().of(appraisee.appraiseeClass());
            if (weight != null) {
                Slot inside = rounds ? new Slot(slice.id(), slot.channel()) : new Slot(slot.round(), slice.id());
                Derived part = of(slices.each(), inside);
                Component.Rule named = new Component.Rule(
                        part.rule().id(),
                        new Words(
                                slice.name().zh() + "·" + part.rule().name().zh(),
                                slice.name().en() + ", " + part.rule().name().en()),
                        part.rule().clause(),
                        part.rule().path());
                terms.add(new Combination.Term(
                        weight, part.named(named), slices.each().full()));
            }
        }
        Kind kind = rounds ? Kind.ROUNDS : Kind.SAMPLES;
        return Combination.combine(kind, slices.rule(), terms, slices.of(), Rational.HUNDRED, slices.empty());
    }

    private Derived lot(Component.Lot lot, Slot slot) {
        Inputs.Draw draw = bound.draw(lot.draw());
        if (draw == null) {
            throw new IllegalStateException("inputs hold every draw of the scheme");
        }
        boolean drawn = draw.appraisees().contains(appraisee.id());
        Supplier<Json.Obj> facts = () -> Json.obj("draw", draw.id(), "drawn", drawn);
        if (!drawn) {
            Left left = new Left(appraisee.id(), "1", Why.NOT_DRAWN);
            return Derived.missing(Kind.LOT, lot.rule(), List.of(left), List.of())
                    .with(List.of(left), facts, List.of(draw.proof()));
        }
        Derived part = of(lot.drawn(), slot);
        List<Left> left = part.missing() ? List.of(new Left(part.rule().id(), "1", part.whyMissing())) : List.of();
        return new Derived(
                Kind.LOT,
                lot.rule(),
                part.value(),
                part.noise(),
                () -> part.value() == null ? "" : part.value().readable(),
                left,
                List.of(new Piece(null, part)),
                facts,
                List.of(draw.proof()));
    }

    private Derived ballots(Component.Ballots ballots, Slot slot) {
        List<Combination.Term> terms = new ArrayList<>();
        for (Component.Voters voters : ballots.voters()) {
            Rational weight = voters.weight().of(appraisee.appraiseeClass());
            if (weight != null) {
                terms.add(new Combination.Term(weight, voters(ballots, voters, slot), Rational.HUNDRED));
            }
        }
        return Combination.combine(
                Kind.BALLOTS, ballots.rule(), terms, ballots.of(), Rational.HUNDRED, ballots.empty());
    }

    private Derived voters(Component.Ballots ballots, Component.Voters voters, Slot slot) {
        Component.Rule rule = new Component.Rule(
                voters.id(),
                voters.name(),
                ballots.rule().clause(),
                ballots.rule().path());
        List<Left> left = new ArrayList<>();
        Map<String, long[]> counts = new HashMap<>();
        long people = 0;
        long collected = 0;
        long issued = 0;
        for (Bound.Cell cell : bound.cells(appraisee.id(), voters.id(), slot.round(), slot.channel())) {
            Scheme.SetRule broken = cell.broken();
            Inputs.BallotSet set = cell.set();
            if (broken != null && set != null) {
                left.add(new Left(broken.id(), Long.toString(set.collected()), Why.SET_VOID));
                continue;
            }
            bound.refused(cell).forEach((id, number) -> leave(left, id, number, Why.BALLOT_REFUSED));
            people += cell.ballots();
            collected += set == null ? cell.ballots() : set.collected();
            issued += set == null ? 0 : set.issued();
            add(cell, ballots.scale(), counts);
        }
        long shown = people;
        long all = collected;
        long given = issued;
        if (people == 0) {
            left.add(new Left(voters.id(), "0", left.isEmpty() ? Why.NO_BALLOTS : Why.SET_VOID));
            return Derived.missing(Kind.VOTERS, rule, left, List.of());
        }
        if (people < scheme.minGroup()) {
            left.add(new Left(voters.id(), "<" + scheme.minGroup(), Why.GROUP_TOO_SMALL));
            return Derived.missing(Kind.VOTERS, rule, left, List.of());
        }
        List<Combination.Term> headings = new ArrayList<>();
        for (Component.Dimension dimension : ballots.dimensions()) {
            List<Combination.Term> items = new ArrayList<>();
            for (Component.Item item : dimension.items()) {
                long[] chosen = counts.get(item.id());
                items.add(new Combination.Term(item.weight(), item(ballots, item, chosen, people), Rational.HUNDRED));
            }
            Component.Rule heading = ballots.headings()
                    ? new Component.Rule(dimension.id(), dimension.name(), rule.clause(), rule.path())
                    : rule;
            Kind kind = ballots.headings() ? Kind.DIMENSION : Kind.VOTERS;
            // The same people answer all items, so errors are added as if they always went together.
            headings.add(new Combination.Term(
                    dimension.weight(),
                    Combination.combine(
                            kind, heading, items, dimension.of(), Rational.HUNDRED, Component.Empty.RENORMALISE, true),
                    Rational.HUNDRED));
        }
        Derived mark = ballots.headings()
                ? Combination.combine(
                        Kind.VOTERS,
                        rule,
                        headings,
                        ballots.dimensionsOf(),
                        Rational.HUNDRED,
                        Component.Empty.RENORMALISE,
                        true)
                : headings.getFirst().part();
        left.addAll(mark.left());
        return mark.with(
                left,
                () -> given == 0
                        ? Json.obj("valid", shown, "collected", all)
                        : Json.obj("valid", shown, "collected", all, "issued", given),
                List.of());
    }

    private static void add(Bound.Cell cell, Scale scale, Map<String, long[]> counts) {
        cell.items()
                .forEach(
                        (item, given) -> given.by(scale).ifPresent(chosen -> counts.merge(item, chosen, Scale::added)));
    }

    private Derived item(Component.Ballots ballots, Component.Item item, long @Nullable [] chosen, long people) {
        Component.Rule rule = new Component.Rule(
                item.id(), item.name(), ballots.rule().clause(), ballots.rule().path());
        Scale scale = ballots.scale();
        long rated = chosen == null ? 0 : scale.rated(chosen);
        if (chosen == null || rated == 0) {
            return Derived.missing(Kind.ITEM, rule, List.of(new Left(item.id(), "0", Why.NO_BALLOTS)), List.of());
        }
        if (rated < scheme.minGroup()) {
            return Derived.missing(
                    Kind.ITEM,
                    rule,
                    List.of(new Left(item.id(), "<" + scheme.minGroup(), Why.TOO_FEW_RATED)),
                    List.of());
        }
        List<Left> left = new ArrayList<>(2);
        long excluded = scale.counted(chosen, Scale.Counts.EXCLUDED);
        long abstained = scale.counted(chosen, Scale.Counts.ABSTENTION);
        long blank = people;
        for (long count : chosen) {
            blank -= count;
        }
        leave(left, item.id(), excluded, Why.EXCLUDED_OPTION);
        leave(left, item.id(), abstained, Why.ABSTAINED);
        leave(left, item.id(), blank, Why.LEFT_BLANK);
        return new Derived(
                Kind.ITEM,
                rule,
                scale.mean(chosen),
                scale.error(chosen, scheme.statistics()),
                () -> formula(scale, chosen, rated),
                left,
                List.of(),
                () -> facts(scale, chosen, rated),
                List.of());
    }

    private static void leave(List<Left> left, String what, long amount, Why why) {
        if (amount > 0) {
            left.add(new Left(what, Long.toString(amount), why));
        }
    }

    private static String formula(Scale scale, long[] chosen, long rated) {
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < chosen.length; i++) {
            Rational points = scale.options().get(i).points();
            if (points != null) {
                terms.add(points.readable() + " × " + chosen[i]);
            }
        }
        String full = scale.full().equals(Rational.HUNDRED)
                ? ""
                : " × 100 ÷ " + scale.full().readable();
        return terms.stream().collect(Collectors.joining(" + ", "(", ") ÷ " + rated)) + full;
    }

    private static Json.Obj facts(Scale scale, long[] chosen, long rated) {
        Map<String, Json> counts = new LinkedHashMap<>();
        for (int i = 0; i < chosen.length; i++) {
            counts.put(scale.options().get(i).id(), Json.of(chosen[i]));
        }
        return Json.obj("n", rated, "counts", new Json.Obj(counts));
    }
}
