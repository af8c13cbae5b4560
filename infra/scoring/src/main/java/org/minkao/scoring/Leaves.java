package org.minkao.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.Json;
import org.minkao.scoring.Derived.Kind;
import org.minkao.scoring.Derived.Left;
import org.minkao.scoring.Derived.Piece;
import org.minkao.scoring.Derived.Why;

/** Components that rest on recorded facts instead of ballots. */
final class Leaves {
    private Leaves() {}

    static Derived given(Component.Given given, List<Inputs.Mark> marks) {
        if (marks.isEmpty()) {
            return Derived.missing(
                    Kind.GIVEN, given.rule(), List.of(new Left(given.source(), "0", Why.NOTHING_GIVEN)), List.of());
        }
        List<Inputs.Mark> sorted =
                marks.stream().sorted(Comparator.comparing(Inputs.Mark::value)).toList();
        List<Left> left = new ArrayList<>();
        List<Inputs.Mark> counted = sorted;
        if (given.several() == Component.Several.MEAN_WITHOUT_EXTREMES && sorted.size() > 2) {
            counted = sorted.subList(1, sorted.size() - 1);
            left.add(new Left(given.source(), sorted.getFirst().value().exact(), Why.EXTREME));
            left.add(new Left(given.source(), sorted.getLast().value().exact(), Why.EXTREME));
        }
        Rational sum = counted.stream().map(Inputs.Mark::value).reduce(Rational.ZERO, Rational::plus);
        String formula = counted.size() == 1
                ? sum.exact()
                : counted.stream()
                        .map(mark -> mark.value().exact())
                        .collect(Collectors.joining(" + ", "(", ") ÷ " + counted.size()));
        return Derived.of(Kind.GIVEN, given.rule(), sum.dividedBy(Rational.of(counted.size())), () -> formula)
                .with(
                        left,
                        () -> Json.obj(
                                "marks", marks.size(), "full", given.full().exact()),
                        marks.stream().map(Inputs.Mark::proof).toList());
    }

    static Derived points(Component.Points points, Function<String, List<Inputs.Event>> eventsOf) {
        Rational sum = points.start();
        List<Piece> pieces = new ArrayList<>();
        for (Component.EventRule rule : points.events()) {
            Component.Rule named = new Component.Rule(
                    points.rule().id() + "." + rule.type(),
                    rule.name(),
                    rule.clause(),
                    points.rule().path());
            Derived part = events(named, rule, eventsOf.apply(rule.type()));
            pieces.add(new Piece(null, part));
            sum = sum.plus(part.required());
        }
        List<Left> left = new ArrayList<>();
        Rational value = bounded(points.rule().id(), sum, points.floor(), points.full(), left);
        String formula = pieces.stream()
                .map(piece -> signed(piece.part().required()))
                .collect(Collectors.joining(" ", points.start().exact() + " ", ""))
                .strip();
        return Derived.of(Kind.POINTS, points.rule(), value, () -> formula)
                .withPieces(pieces)
                .with(left, Derived.NO_FACTS, List.of());
    }

    static String signed(Rational value) {
        return value.signum() < 0 ? "− " + value.negate().readable() : "+ " + value.readable();
    }

    /** Keeps a value within bounds and says what that took or gave. */
    static Rational bounded(String what, Rational value, Rational floor, @Nullable Rational top, List<Left> left) {
        if (value.compareTo(floor) < 0) {
            left.add(new Left(what, floor.minus(value).exact(), Why.BELOW_FLOOR));
            return floor;
        }
        if (top != null && value.compareTo(top) > 0) {
            left.add(new Left(what, value.minus(top).exact(), Why.ABOVE_TOP));
            return top;
        }
        return value;
    }

    static Derived events(Component.Rule named, Component.EventRule rule, List<Inputs.Event> events) {
        List<Left> left = new ArrayList<>();
        List<Inputs.Event> counted = new ArrayList<>();
        for (Inputs.Event event : events) {
            if (event.status() == Inputs.Verification.UPHELD) {
                counted.add(event);
            } else {
                left.add(new Left(event.id(), "1", why(event.status())));
            }
        }
        long times = counted.size() / rule.every();
        if (counted.size() % rule.every() != 0) {
            left.add(new Left(rule.type(), Long.toString(counted.size() % rule.every()), Why.INCOMPLETE_MULTIPLE));
        }
        Rational value = rule.points().times(times);
        Rational cap = rule.cap();
        if (cap != null) {
            Rational size = value.signum() < 0 ? value.negate() : value;
            if (size.compareTo(cap) > 0) {
                left.add(new Left(rule.type(), size.minus(cap).exact(), Why.OVER_CAP));
                value = value.signum() < 0 ? cap.negate() : cap;
            }
        }
        String formula = rule.points().exact() + " × ⌊" + counted.size() + " ÷ " + rule.every() + "⌋";
        return Derived.of(Kind.EVENTS, named, value, () -> formula)
                .with(
                        left,
                        () -> Json.obj(
                                "events",
                                counted.stream().map(Inputs.Event::id).sorted().toList()),
                        counted.stream().map(Inputs.Event::proof).toList());
    }

    /** Only what was upheld counts. */
    private static Why why(Inputs.Verification status) {
        return switch (status) {
            case PENDING -> Why.PENDING;
            case WITHDRAWN -> Why.WITHDRAWN;
            case REJECTED -> Why.REJECTED;
            case UPHELD -> throw new IllegalArgumentException("what is upheld counts");
        };
    }

    static Derived share(Component.Share share, List<Inputs.Opinion> opinions) {
        List<Left> left = new ArrayList<>();
        List<Inputs.Opinion> counted = new ArrayList<>();
        for (Inputs.Opinion opinion : opinions) {
            if (opinion.status() == Inputs.Verification.UPHELD) {
                counted.add(opinion);
            } else {
                left.add(new Left(opinion.id(), "1", why(opinion.status())));
            }
        }
        long partly = counted.stream()
                .filter(it -> it.state() == Inputs.Rectified.PARTLY)
                .count();
        long not = counted.stream()
                .filter(it -> it.state() == Inputs.Rectified.NOT)
                .count();
        Rational lost = counted.isEmpty()
                ? Rational.ZERO
                : share.full()
                        .dividedBy(Rational.of(counted.size()))
                        .times(share.partly().times(partly).plus(share.not().times(not)));
        String full = share.full().exact();
        String formula = counted.isEmpty()
                ? full
                : "%s − %s ÷ %d × (%s × %d + %s × %d)"
                        .formatted(full, full, counted.size(), share.partly(), partly, share.not(), not);
        return Derived.of(Kind.SHARE, share.rule(), share.full().minus(lost), () -> formula)
                .with(
                        left,
                        () -> Json.obj("opinions", counted.size(), "partly", partly, "not", not),
                        counted.stream().map(Inputs.Opinion::proof).toList());
    }

    static Derived rate(Component.Rate rate, List<Inputs.Figures> all) {
        List<Piece> periods = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        long numerators = 0;
        long denominators = 0;
        List<Inputs.Figures> sorted = all.stream()
                .filter(it -> it.values().containsKey(rate.denominator()))
                .sorted(Comparator.comparing(Inputs.Figures::period))
                .toList();
        for (Inputs.Figures figures : sorted) {
            long numerator = figures.values().getOrDefault(rate.numerator(), 0L);
            long denominator = figures.values().getOrDefault(rate.denominator(), 0L);
            if (denominator == 0) {
                left.add(new Left(figures.period(), "0", Why.NOTHING_DUE));
                continue;
            }
            numerators += numerator;
            denominators += denominator;
            Component.Rule named = new Component.Rule(
                    rate.rule().id() + "." + figures.period(),
                    Words.of(figures.period()),
                    rate.rule().clause(),
                    rate.rule().path());
            Derived period = Derived.of(
                            Kind.PERIOD,
                            named,
                            Rational.of(numerator, denominator).times(100),
                            () -> "100 × " + numerator + " ÷ " + denominator)
                    .with(
                            List.of(),
                            () -> Json.obj(rate.numerator(), numerator, rate.denominator(), denominator),
                            List.of(figures.proof()));
            periods.add(new Piece(null, period));
        }
        if (periods.isEmpty()) {
            left.add(new Left(rate.rule().id(), "0", sorted.isEmpty() ? Why.NOTHING_GIVEN : Why.NOTHING_DUE));
            return Derived.missing(Kind.RATE, rate.rule(), left, List.of());
        }
        boolean pooled = rate.over() == Component.Over.POOLED;
        Rational sum = periods.stream().map(piece -> piece.part().required()).reduce(Rational.ZERO, Rational::plus);
        Rational value =
                pooled ? Rational.of(numerators, denominators).times(100) : sum.dividedBy(Rational.of(periods.size()));
        String formula = pooled
                ? "100 × " + numerators + " ÷ " + denominators
                : periods.stream()
                        .map(piece -> piece.part().required().readable())
                        .collect(Collectors.joining(" + ", "(", ") ÷ " + periods.size()));
        return Derived.of(Kind.RATE, rate.rule(), value, () -> formula)
                .withPieces(periods)
                .with(left, Derived.NO_FACTS, List.of());
    }
}
