package org.minkao.scoring;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads what surrounds the components: adjustments, vetoes, and when ballots count. */
final class RuleReader {
    private final Map<String, Scale> scales;

    RuleReader(Map<String, Scale> scales) {
        this.scales = scales;
    }

    Scheme.Adjustments adjustments(Spot root) {
        Scheme.Limit none = new Scheme.Limit(null, "");
        return root.optionalObject("adjustments")
                .map(spot -> {
                    spot.only("kinds", "bonus", "deduction");
                    Set<String> seen = new HashSet<>();
                    List<Scheme.AdjustmentKind> kinds = new ArrayList<>();
                    spot.list("kinds").forEach(kind -> kinds.add(kind(kind, seen)));
                    return new Scheme.Adjustments(
                            kinds,
                            limit(spot, "bonus", kinds, Scheme.Direction.BONUS),
                            limit(spot, "deduction", kinds, Scheme.Direction.DEDUCTION));
                })
                .orElse(new Scheme.Adjustments(List.of(), none, none));
    }

    private static Scheme.AdjustmentKind kind(Spot spot, Set<String> seen) {
        spot.only("id", "name", "clause", "direction", "each", "levels", "decided", "events", "cap");
        String id = spot.newId("id", seen);
        return new Scheme.AdjustmentKind(
                id,
                spot.words("name", id),
                spot.text("clause"),
                spot.choice("direction", Scheme.Direction.class, null),
                formula(spot),
                spot.has("cap") ? spot.number("cap", Rational.ZERO, ComponentReader.LARGEST) : null);
    }

    private static Scheme.Formula formula(Spot spot) {
        long given = List.of("each", "levels", "decided", "events").stream()
                .filter(spot::has)
                .count();
        if (given != 1) {
            spot.problem("", given + " formulas (expected: one of each, levels, decided, events)");
        }
        if (spot.has("levels")) {
            Map<String, Rational> levels = new LinkedHashMap<>();
            spot.object("levels")
                    .ifPresent(table -> table.json()
                            .entries()
                            .keySet()
                            .forEach(level ->
                                    levels.put(level, table.number(level, Rational.ZERO, ComponentReader.LARGEST))));
            return new Scheme.Formula.Table(levels);
        }
        if (spot.has("events")) {
            return spot.object("events")
                    .map(it -> it.only("type", "every", "points"))
                    .map(it -> new Scheme.Formula.ByEvents(
                            it.id("type"),
                            it.whole("every", 1, 1000, 1),
                            it.number("points", Rational.ZERO, ComponentReader.LARGEST)))
                    .orElse(new Scheme.Formula.ByEvents("", 1, Rational.ZERO));
        }
        if (spot.has("decided")) {
            return spot.object("decided")
                    .map(it -> it.only("min", "max"))
                    .map(it -> {
                        Rational min = it.number("min", Rational.ZERO, ComponentReader.LARGEST);
                        return new Scheme.Formula.Decided(min, it.number("max", min, ComponentReader.LARGEST));
                    })
                    .orElse(new Scheme.Formula.Decided(Rational.ZERO, Rational.ZERO));
        }
        return new Scheme.Formula.Each(
                spot.has("each") ? spot.number("each", Rational.ZERO, ComponentReader.LARGEST) : Rational.ZERO);
    }

    private static Scheme.Limit limit(
            Spot spot, String key, List<Scheme.AdjustmentKind> kinds, Scheme.Direction direction) {
        boolean used = kinds.stream().anyMatch(it -> it.direction() == direction);
        if (!spot.has(key)) {
            if (used) {
                spot.problem(
                        key,
                        "missing: a %s without cap must be declared (expected: a cap, or uncapped: true)"
                                .formatted(key));
            }
            return new Scheme.Limit(null, "");
        }
        return spot.object(key)
                .map(limit -> {
                    limit.only("cap", "uncapped", "clause");
                    boolean uncapped = limit.flag("uncapped", false);
                    if (limit.has("cap") == uncapped) {
                        limit.problem(
                                "",
                                "a %s without cap must be declared (expected: either cap, or uncapped: true)"
                                        .formatted(key));
                    }
                    if (!used) {
                        limit.problem("", "no kind of %s (expected: at least one, or no limit)".formatted(key));
                    }
                    return new Scheme.Limit(
                            limit.has("cap") ? limit.number("cap", Rational.ZERO, ComponentReader.LARGEST) : null,
                            limit.text("clause"));
                })
                .orElse(new Scheme.Limit(null, ""));
    }

    List<Scheme.Veto> vetoes(Spot root, List<String> grades) {
        List<Scheme.Veto> vetoes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Spot spot : root.optionalList("vetoes")) {
            spot.only("id", "name", "clause", "effect", "grade");
            String id = spot.newId("id", seen);
            Scheme.Effect effect = spot.choice("effect", Scheme.Effect.class, null);
            boolean cap = effect == Scheme.Effect.CAP || spot.has("grade");
            if (effect != Scheme.Effect.CAP && spot.has("grade")) {
                spot.problem("grade", "not for this effect (expected: a grade with the effect cap only)");
            }
            vetoes.add(new Scheme.Veto(
                    id,
                    spot.words("name", id),
                    spot.text("clause"),
                    effect,
                    cap ? spot.reference("grade", new TreeSet<>(grades), "a grade") : null));
        }
        return vetoes;
    }

    /** The ids of all options of all scales. */
    static List<String> options(Map<String, Scale> scales) {
        return scales.values().stream()
                .flatMap(scale -> scale.options().stream())
                .map(Scale.Option::id)
                .distinct()
                .toList();
    }

    static List<String> among(Spot spot, String key, List<String> known, String what) {
        List<String> given = spot.texts(key);
        for (int i = 0; i < given.size(); i++) {
            if (!known.contains(given.get(i))) {
                spot.problem(
                        key + "/" + i,
                        given.get(i) + " is unknown (expected: " + what + ", one of " + new TreeSet<>(known) + ")");
            }
        }
        return given;
    }

    /** Which way a number of places is rounded: down unless declared. */
    static RoundingMode rounding(Spot spot) {
        if (!spot.has("round")) {
            return RoundingMode.DOWN;
        }
        String given = spot.text("round");
        return switch (given) {
            case "down" -> RoundingMode.DOWN;
            case "up" -> RoundingMode.UP;
            case "half-up" -> RoundingMode.HALF_UP;
            default -> {
                spot.problem("round", given + " is unknown (expected: down, up or half-up)");
                yield RoundingMode.DOWN;
            }
        };
    }

    /** Whether those who share the last place that counts are all in. */
    static boolean tiesIn(Spot spot, boolean otherwise) {
        if (!spot.has("ties")) {
            return otherwise;
        }
        String given = spot.text("ties");
        if (!given.equals("in") && !given.equals("out")) {
            spot.problem("ties", given + " is unknown (expected: in or out)");
        }
        return given.equals("in");
    }

    Scheme.Validity validity(Spot root) {
        return root.optionalObject("validity")
                .map(spot -> {
                    spot.only("sets", "ballots");
                    Set<String> seen = new HashSet<>();
                    List<Scheme.SetRule> sets = new ArrayList<>();
                    spot.optionalList("sets").forEach(it -> sets.add(setRule(it, seen)));
                    List<Scheme.BallotRule> ballots = new ArrayList<>();
                    spot.optionalList("ballots").forEach(it -> ballots.add(ballotRule(it, seen)));
                    return new Scheme.Validity(sets, ballots);
                })
                .orElse(new Scheme.Validity(List.of(), List.of()));
    }

    private static Scheme.SetRule setRule(Spot spot, Set<String> seen) {
        spot.only("id", "clause", "left", "relation", "factor", "right");
        return new Scheme.SetRule(
                spot.newId("id", seen),
                spot.text("clause"),
                spot.choice("left", Scheme.Measure.class, null),
                spot.choice("relation", Scheme.Relation.class, null),
                spot.number("factor", Rational.ZERO, ComponentReader.LARGEST, Rational.ONE),
                spot.choice("right", Scheme.Measure.class, null));
    }

    private Scheme.BallotRule ballotRule(Spot spot, Set<String> seen) {
        spot.only("id", "clause", "options", "relation", "percent");
        return new Scheme.BallotRule(
                spot.newId("id", seen),
                spot.text("clause"),
                among(spot, "options", options(scales), "an option of a scale"),
                spot.choice("relation", Scheme.Relation.class, null),
                spot.number("percent", Rational.ZERO, Rational.HUNDRED));
    }
}
