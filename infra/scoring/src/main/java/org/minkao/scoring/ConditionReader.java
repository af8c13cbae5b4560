package org.minkao.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.Json;

/** Reads lists and the conditions for being on them. */
final class ConditionReader {
    private final List<String> appraiseeClasses;
    private final Set<String> components;

    ConditionReader(List<String> appraiseeClasses, Set<String> components) {
        this.appraiseeClasses = appraiseeClasses;
        this.components = components;
    }

    List<Scheme.Selection> selections(Spot root, List<String> grades) {
        List<Spot> spots = root.optionalList("selections");
        Set<String> seen = new HashSet<>();
        Set<String> all = spots.stream()
                .flatMap(spot -> spot.json().find("id").stream())
                .flatMap(id -> id instanceof Json.Str str ? Stream.of(str.value()) : Stream.empty())
                .collect(Collectors.toCollection(TreeSet::new));
        List<Scheme.Selection> selections = new ArrayList<>();
        for (Spot spot : spots) {
            spot.only("id", "name", "clause", "purpose", "when");
            String id = spot.newId("id", seen);
            Condition when =
                    spot.object("when").map(it -> condition(it, all, grades)).orElse(new Condition.All(List.of()));
            selections.add(new Scheme.Selection(
                    id,
                    spot.words("name", id),
                    spot.text("clause"),
                    spot.choice("purpose", Scheme.Purpose.class, null),
                    when));
        }
        cycles(spots, selections);
        return selections;
    }

    private static void cycles(List<Spot> spots, List<Scheme.Selection> selections) {
        Map<String, Set<String>> needs = new HashMap<>();
        selections.forEach(each -> needs.put(each.id(), needed(each.when())));
        for (int i = 0; i < selections.size(); i++) {
            Set<String> reached = new HashSet<>();
            List<String> next =
                    new ArrayList<>(needs.getOrDefault(selections.get(i).id(), Set.of()));
            while (!next.isEmpty()) {
                String id = next.removeLast();
                if (reached.add(id)) {
                    next.addAll(needs.getOrDefault(id, Set.of()));
                }
            }
            if (reached.contains(selections.get(i).id())) {
                spots.get(i).problem("when", selections.get(i).id() + " depends on itself (expected: no cycle)");
            }
        }
    }

    static Set<String> needed(Condition condition) {
        Set<String> needed = new HashSet<>();
        switch (condition) {
            case Condition.All all -> all.conditions().forEach(it -> needed.addAll(needed(it)));
            case Condition.AnyOf any -> any.conditions().forEach(it -> needed.addAll(needed(it)));
            case Condition.Not not -> needed.addAll(needed(not.condition()));
            case Condition.Running running -> needed.addAll(needed(running.now()));
            case Condition.Selected selected -> needed.add(selected.selection());
            case Condition.Place _,
                    Condition.Mark _,
                    Condition.InClass _,
                    Condition.HasGrade _,
                    Condition.Events _ -> {}
        }
        return needed;
    }

    private Condition condition(Spot spot, Set<String> selections, List<String> grades) {
        List<String> words = spot.json().entries().keySet().stream()
                .filter(key -> !key.equals("note"))
                .toList();
        if (words.size() != 1) {
            spot.problem("", words.size() + " conditions (expected: one; several go into all or any)");
            return new Condition.All(List.of());
        }
        String word = words.getFirst();
        return switch (word) {
            case "all" -> new Condition.All(conditions(spot, word, selections, grades));
            case "any" -> new Condition.AnyOf(conditions(spot, word, selections, grades));
            case "not" ->
                new Condition.Not(spot.object(word)
                        .map(it -> condition(it, selections, grades))
                        .orElse(new Condition.All(List.of())));
            case "top", "bottom" ->
                spot.object(word).map(it -> place(it, word.equals("top"))).orElse(new Condition.All(List.of()));
            case "mark" -> spot.object(word).map(this::mark).orElse(new Condition.All(List.of()));
            case "class" -> new Condition.InClass(RuleReader.among(spot, word, appraiseeClasses, "appraisee class"));
            case "grade" -> new Condition.HasGrade(RuleReader.among(spot, word, grades, "grade"));
            case "events" ->
                spot.object(word)
                        .map(it -> it.only("type", "atLeast"))
                        .map(it -> (Condition) new Condition.Events(it.id("type"), it.whole("atLeast", 1, 10_000)))
                        .orElse(new Condition.All(List.of()));
            case "running" ->
                spot.object(word).map(it -> running(it, selections, grades)).orElse(new Condition.All(List.of()));
            case "selected" -> new Condition.Selected(spot.reference(word, selections, "a selection"));
            default -> {
                spot.problem(
                        word,
                        "unknown condition (expected: all, any, not, top, bottom, mark, class, grade, events, running or selected)");
                yield new Condition.All(List.of());
            }
        };
    }

    private List<Condition> conditions(Spot spot, String word, Set<String> selections, List<String> grades) {
        List<Condition> conditions = new ArrayList<>();
        spot.list(word).forEach(it -> conditions.add(condition(it, selections, grades)));
        return conditions;
    }

    private Condition running(Spot spot, Set<String> selections, List<String> grades) {
        spot.only("now", "fact", "years");
        Condition now =
                spot.object("now").map(it -> condition(it, selections, grades)).orElse(new Condition.All(List.of()));
        return new Condition.Running(now, spot.id("fact"), spot.whole("years", 2, 20));
    }

    private static Condition place(Spot spot, boolean top) {
        spot.only("count", "percent", "of", "round", "ties");
        if (spot.has("count") == spot.has("percent")) {
            spot.problem("", "is not clear (expected: either count or percent)");
        }
        return new Condition.Place(
                top,
                spot.choice("of", Condition.Among.class, null),
                spot.has("count") ? Rational.of(spot.whole("count", 1, 10_000)) : null,
                spot.has("percent") ? spot.number("percent", Rational.ZERO, Rational.HUNDRED) : null,
                RuleReader.rounding(spot),
                RuleReader.tiesIn(spot, true));
    }

    private Condition mark(Spot spot) {
        spot.only("component", "atLeast", "above", "atMost", "below");
        if ((spot.has("atLeast") && spot.has("above")) || (spot.has("atMost") && spot.has("below"))) {
            spot.problem("", "two bounds on one side (expected: one of atLeast, above; one of atMost, below)");
        }
        if (!spot.has("atLeast") && !spot.has("above") && !spot.has("atMost") && !spot.has("below")) {
            spot.problem("", "no bound (expected: atLeast, above, atMost or below)");
        }
        return new Condition.Mark(
                spot.has("component") ? spot.reference("component", components, "a component") : null,
                bound(spot, "atLeast", "above"),
                spot.has("above"),
                bound(spot, "atMost", "below"),
                spot.has("below"));
    }

    private static @Nullable Rational bound(Spot spot, String closed, String open) {
        String key = spot.has(closed) ? closed : open;
        return spot.has(key) ? spot.number(key, ComponentReader.SMALLEST, ComponentReader.LARGEST) : null;
    }
}
