package org.minkao.scoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.minkao.ballot.Json;

/** Reads components to any depth, and follows references between them. */
final class ComponentReader {
    static final Rational LARGEST = Rational.of(1_000_000);
    static final Rational SMALLEST = LARGEST.negate();

    private static final Component NOTHING = new Component.Given(
            new Component.Rule("", Words.of(""), "", ""), "", Rational.HUNDRED, Component.Several.ONE);

    /** What components may refer to. */
    record Known(
            Map<String, Scale> scales,
            List<Scheme.AppraiseeClass> appraiseeClasses,
            Map<String, Words> voterClasses,
            Map<String, Words> rounds,
            Map<String, Words> channels) {}

    private final Known known;
    private final Map<String, Spot> library = new LinkedHashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> votersUsed = new HashSet<>();
    private final Set<String> refsUsed = new HashSet<>();
    private final LinkedHashSet<String> open = new LinkedHashSet<>();
    // A component that is referred to twice is read twice, and its mistakes are told once.
    private final Map<String, Component> done = new LinkedHashMap<>();

    ComponentReader(Known known) {
        this.known = known;
    }

    Set<String> componentIds() {
        return ids;
    }

    Set<String> votersUsed() {
        return votersUsed;
    }

    /** Components that others refer to by id. */
    void library(List<Spot> spots) {
        for (Spot spot : spots) {
            String id = spot.id("id");
            if (!id.isEmpty() && library.put(id, spot) != null) {
                spot.problem("id", id + " is there twice (expected: once)");
            }
        }
    }

    /** Reads what nobody refers to as well, so that its mistakes are told. */
    void unused() {
        for (Map.Entry<String, Spot> entry : library.entrySet()) {
            if (!refsUsed.contains(entry.getKey())) {
                entry.getValue().problem("id", entry.getKey() + " is used nowhere (expected: a ref to it)");
                referred(entry.getKey(), entry.getValue());
            }
        }
    }

    Component read(Spot spot, String... alsoAllowed) {
        String kind = spot.text("kind");
        if (kind.equals("ref")) {
            return reference(spot, alsoAllowed);
        }
        Function<Component.Rule, Component> reader = switch (kind) {
            case "weighted" -> rule -> weighted(spot, rule, alsoAllowed);
            case "mean" -> rule -> mean(spot, rule, alsoAllowed);
            case "sum" -> rule -> sum(spot, rule, alsoAllowed);
            case "rounds" -> rule -> slices(spot, rule, Component.Axis.ROUNDS, alsoAllowed);
            case "samples" -> rule -> slices(spot, rule, Component.Axis.SAMPLES, alsoAllowed);
            case "lot" -> rule -> lot(spot, rule, alsoAllowed);
            case "ballots" -> rule -> ballots(spot, rule, alsoAllowed);
            case "given" -> rule -> given(spot, rule, alsoAllowed);
            case "points" -> rule -> points(spot, rule, alsoAllowed);
            case "share" -> rule -> share(spot, rule, alsoAllowed);
            case "rate" -> rule -> rate(spot, rule, alsoAllowed);
            default -> rule -> unknown(spot, kind);
        };
        String id = spot.newId("id", ids);
        return reader.apply(new Component.Rule(id, spot.words("name", id), spot.text("clause"), spot.path()));
    }

    private static Component unknown(Spot spot, String kind) {
        if (!kind.isEmpty()) {
            spot.problem(
                    "kind",
                    kind + " is unknown (expected: weighted, mean, sum, rounds, samples, lot, ballots, given, points, "
                            + "share, rate or ref)");
        }
        return NOTHING;
    }

    private Component reference(Spot spot, String... alsoAllowed) {
        allow(spot, alsoAllowed, "component");
        String id = spot.reference("component", library.keySet(), "a component of the list components");
        refsUsed.add(id);
        Spot target = library.get(id);
        if (target == null) {
            return NOTHING;
        }
        if (open.contains(id)) {
            spot.problem("component", id + " refers back to itself (expected: no cycle), by " + open);
            return NOTHING;
        }
        return referred(id, target);
    }

    private Component referred(String id, Spot target) {
        Component before = done.get(id);
        if (before != null) {
            return before;
        }
        open.add(id);
        Component component = read(target);
        open.remove(id);
        done.put(id, component);
        return component;
    }

    private static void allow(Spot spot, String[] alsoAllowed, String... keys) {
        List<String> all = new ArrayList<>(List.of("id", "name", "clause", "kind"));
        all.addAll(List.of(keys));
        all.addAll(List.of(alsoAllowed));
        spot.only(all.toArray(String[]::new));
    }

    private Component.Empty empty(Spot spot, String key) {
        return spot.choice(key, Component.Empty.class, null);
    }

    private Rational of(Spot spot) {
        return spot.number("of", Rational.of(1, 1000), LARGEST, Rational.HUNDRED);
    }

    private Component weighted(Spot spot, Component.Rule rule, String... alsoAllowed) {
        allow(spot, alsoAllowed, "parts", "of", "empty");
        Rational of = of(spot);
        return new Component.Weighted(rule, parts(spot, "weight", of), of, empty(spot, "empty"));
    }

    private Component sum(Spot spot, Component.Rule rule, String... alsoAllowed) {
        allow(spot, alsoAllowed, "parts", "of", "empty");
        Rational of = of(spot);
        return new Component.Sum(rule, parts(spot, "worth", of), of, empty(spot, "empty"));
    }

    private List<Component.Part> parts(Spot spot, String weight, Rational of) {
        List<Component.Part> parts = new ArrayList<>();
        for (Spot part : spot.list("parts")) {
            parts.add(new Component.Part(weight(part, weight), read(part, weight)));
        }
        mustSum(spot, "parts", parts.stream().map(Component.Part::weight).toList(), of);
        return parts;
    }

    private Component mean(Spot spot, Component.Rule rule, String... alsoAllowed) {
        allow(spot, alsoAllowed, "parts", "empty");
        List<Component> parts = new ArrayList<>();
        spot.list("parts").forEach(part -> parts.add(read(part)));
        return new Component.Mean(rule, parts, empty(spot, "empty"));
    }

    private Component slices(Spot spot, Component.Rule rule, Component.Axis axis, String... alsoAllowed) {
        boolean rounds = axis == Component.Axis.ROUNDS;
        String list = rounds ? "rounds" : "samples";
        allow(spot, alsoAllowed, list, "combine", "each", "of", "empty");
        Map<String, Words> declared = rounds ? known.rounds() : known.channels();
        boolean mean = spot.text("combine").equals("mean");
        if (!mean && spot.has("combine") && !spot.json().get("combine").equals(new Json.Str("weights"))) {
            spot.problem("combine", "unknown (expected: weights or mean)");
        }
        List<Component.Slice> slices = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Spot slice : spot.list(list)) {
            slice.only("id", mean ? "id" : "weight");
            String id = slice.reference("id", declared.keySet(), rounds ? "a declared round" : "a declared channel");
            if (!id.isEmpty() && !seen.add(id)) {
                slice.problem("id", id + " is there twice (expected: once)");
            }
            Component.Weight weight = mean ? everyone(Rational.ONE) : weight(slice, "weight");
            slices.add(new Component.Slice(id, declared.getOrDefault(id, Words.of(id)), weight));
        }
        Rational of = mean ? Rational.of(Math.max(1, slices.size())) : of(spot);
        if (!mean) {
            mustSum(spot, list, slices.stream().map(Component.Slice::weight).toList(), of);
        }
        Component each = spot.object("each").map(it -> read(it)).orElse(NOTHING);
        return new Component.Slices(rule, axis, slices, mean, of, each, empty(spot, "empty"));
    }

    private Component lot(Spot spot, Component.Rule rule, String... alsoAllowed) {
        allow(spot, alsoAllowed, "draw", "drawn");
        return new Component.Lot(
                rule, spot.id("draw"), spot.object("drawn").map(it -> read(it)).orElse(NOTHING));
    }

    private Component ballots(Spot spot, Component.Rule rule, String... alsoAllowed) {
        allow(spot, alsoAllowed, "scale", "items", "dimensions", "itemsOf", "classes", "of", "emptyClass");
        String scaleId = spot.reference("scale", known.scales().keySet(), "a declared scale");
        Scale scale = known.scales().getOrDefault(scaleId, new Scale(scaleId, Rational.HUNDRED, List.of()));
        boolean headings = spot.has("dimensions");
        if (headings == spot.has("items")) {
            spot.problem("", "has %s (expected: either items or dimensions)".formatted(headings ? "both" : "neither"));
        }
        Rational itemsOf = spot.number("itemsOf", Rational.of(1, 1000), LARGEST, Rational.HUNDRED);
        Set<String> items = new HashSet<>();
        List<Component.Dimension> dimensions = new ArrayList<>();
        if (headings) {
            Set<String> seen = new HashSet<>();
            for (Spot dimension : spot.list("dimensions")) {
                dimension.only("id", "name", "weight", "items", "of");
                String id = dimension.newId("id", seen);
                Rational of = of(dimension);
                dimensions.add(new Component.Dimension(
                        id,
                        dimension.words("name", id),
                        positive(dimension, "weight"),
                        of,
                        items(dimension, items, of)));
            }
            mustSumAll(
                    spot,
                    "dimensions",
                    dimensions.stream().map(Component.Dimension::weight).toList(),
                    itemsOf);
        } else if (spot.has("items")) {
            dimensions.add(
                    new Component.Dimension("", rule.name(), Rational.ONE, itemsOf, items(spot, items, itemsOf)));
        }
        Rational of = of(spot);
        return new Component.Ballots(
                rule,
                scale,
                dimensions,
                headings ? itemsOf : Rational.ONE,
                headings,
                voters(spot, of),
                of,
                empty(spot, "emptyClass"));
    }

    private List<Component.Item> items(Spot spot, Set<String> seen, Rational of) {
        List<Component.Item> items = new ArrayList<>();
        for (Spot item : spot.list("items")) {
            item.only("id", "name", "weight");
            String id = item.newId("id", seen);
            items.add(new Component.Item(id, item.words("name", id), positive(item, "weight")));
        }
        mustSumAll(spot, "items", items.stream().map(Component.Item::weight).toList(), of);
        return items;
    }

    private List<Component.Voters> voters(Spot spot, Rational of) {
        List<Component.Voters> voters = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Spot each : spot.list("classes")) {
            each.only("id", "weight");
            String id = each.reference("id", known.voterClasses().keySet(), "a declared voter class");
            if (!id.isEmpty() && !seen.add(id)) {
                each.problem("id", id + " is there twice (expected: once)");
            }
            votersUsed.add(id);
            voters.add(new Component.Voters(
                    id, known.voterClasses().getOrDefault(id, Words.of(id)), weight(each, "weight")));
        }
        mustSum(spot, "classes", voters.stream().map(Component.Voters::weight).toList(), of);
        return voters;
    }

    private Component given(Spot spot, Component.Rule rule, String... alsoAllowed) {
        allow(spot, alsoAllowed, "source", "full", "several");
        return new Component.Given(
                rule,
                spot.id("source"),
                spot.number("full", Rational.of(1, 1000), LARGEST, Rational.HUNDRED),
                spot.choice("several", Component.Several.class, Component.Several.ONE));
    }

    private Component points(Spot spot, Component.Rule rule, String... alsoAllowed) {
        allow(spot, alsoAllowed, "start", "floor", "full", "events");
        Rational full = spot.number("full", Rational.of(1, 1000), LARGEST, Rational.HUNDRED);
        Rational floor = spot.number("floor", SMALLEST, full, Rational.ZERO);
        Rational start = spot.number("start", floor, full);
        List<Component.EventRule> events = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Spot event : spot.list("events")) {
            event.only("type", "name", "clause", "every", "points", "cap");
            String type = event.newId("type", seen);
            events.add(new Component.EventRule(
                    type,
                    event.words("name", type),
                    event.has("clause") ? event.text("clause") : rule.clause(),
                    event.whole("every", 1, 1000, 1),
                    event.number("points", SMALLEST, LARGEST),
                    event.has("cap") ? event.number("cap", Rational.ZERO, LARGEST) : null));
        }
        return new Component.Points(rule, start, floor, full, events);
    }

    private Component share(Spot spot, Component.Rule rule, String... alsoAllowed) {
        allow(spot, alsoAllowed, "full", "partly", "not");
        return new Component.Share(
                rule,
                spot.number("full", Rational.of(1, 1000), LARGEST),
                spot.number("partly", Rational.ZERO, Rational.ONE),
                spot.number("not", Rational.ZERO, Rational.ONE));
    }

    private Component rate(Spot spot, Component.Rule rule, String... alsoAllowed) {
        allow(spot, alsoAllowed, "numerator", "denominator", "over");
        String numerator = spot.id("numerator");
        String denominator = spot.id("denominator");
        if (!numerator.isEmpty() && numerator.equals(denominator)) {
            spot.problem("denominator", denominator + " is the numerator too (expected: another figure)");
        }
        return new Component.Rate(rule, numerator, denominator, spot.choice("over", Component.Over.class, null));
    }

    /** A number for everybody, or one per appraisee class, null for a class that is not asked. */
    private Component.Weight weight(Spot spot, String key) {
        if (!spot.json().find(key).filter(Json.Obj.class::isInstance).isPresent()) {
            return everyone(positive(spot, key));
        }
        Map<String, Rational> weights = new LinkedHashMap<>();
        spot.object(key).ifPresent(matrix -> {
            List<String> classes = known.appraiseeClasses().stream()
                    .map(Scheme.AppraiseeClass::id)
                    .toList();
            for (Map.Entry<String, Json> entry : matrix.json().entries().entrySet()) {
                if (!classes.contains(entry.getKey())) {
                    matrix.problem(
                            entry.getKey(),
                            entry.getKey() + " is unknown (expected: an appraisee class, one of " + classes + ")");
                } else if (!(entry.getValue() instanceof Json.Null)) {
                    weights.put(entry.getKey(), positive(matrix, entry.getKey()));
                }
            }
            for (String each : classes) {
                if (!matrix.has(each)) {
                    matrix.problem(each, "missing (expected: a weight, or null for a class that is not asked)");
                }
            }
        });
        return new Component.Weight(weights);
    }

    private Component.Weight everyone(Rational weight) {
        Map<String, Rational> weights = new LinkedHashMap<>();
        known.appraiseeClasses().forEach(each -> weights.put(each.id(), weight));
        return new Component.Weight(weights);
    }

    private static Rational positive(Spot spot, String key) {
        int before = spot.problems().size();
        Rational weight = spot.number(key, Rational.ZERO, LARGEST);
        if (weight.signum() == 0 && spot.problems().size() == before) {
            spot.problem(key, "0 (expected: a weight above 0)");
        }
        return weight;
    }

    private void mustSum(Spot spot, String key, List<Component.Weight> weights, Rational of) {
        List<String> wrong = new ArrayList<>();
        for (Scheme.AppraiseeClass each : known.appraiseeClasses()) {
            Rational sum = Rational.ZERO;
            boolean asked = false;
            for (Component.Weight weight : weights) {
                Rational value = weight.of(each.id());
                sum = value == null ? sum : sum.plus(value);
                asked |= value != null;
            }
            if (asked && sum.compareTo(of) != 0) {
                wrong.add(sum + " for " + each.id());
            }
        }
        if (!wrong.isEmpty()) {
            spot.problem(key, "weights sum to " + String.join(", ", wrong) + " (expected: " + of + ")");
        }
    }

    private static void mustSumAll(Spot spot, String key, List<Rational> weights, Rational of) {
        Rational sum = weights.stream().reduce(Rational.ZERO, Rational::plus);
        if (!weights.isEmpty() && sum.compareTo(of) != 0) {
            spot.problem(key, "weights sum to " + sum + " (expected: " + of + ")");
        }
    }
}
