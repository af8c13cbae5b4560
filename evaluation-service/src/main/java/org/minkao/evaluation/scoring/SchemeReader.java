package org.minkao.evaluation.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.BallotRefusal;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Json;
import org.minkao.ballot.StrictJson;
import org.minkao.ballot.StyleId;
import org.minkao.ballot.SubjectId;

/** Reads rules.json and lists everything that is wrong in it, each with its path. */
final class SchemeReader {
    private static final String KIND = "r1";
    private static final int LEAST_CELL = 5;
    private static final int MOST_PLACES = 6;
    private static final int MOST_OPTIONS = 11;
    private static final int LONGEST_NAME = 60;

    private final List<SchemeProblem> problems = new ArrayList<>();
    private final Scheme.@Nullable Parts parts;

    SchemeReader(byte[] rules) {
        Json.Obj root = root(rules);
        parts = root == null ? null : parts(root);
    }

    List<SchemeProblem> problems() {
        return List.copyOf(problems);
    }

    /** Only where nothing is wrong. */
    Optional<Scheme> scheme() {
        return problems.isEmpty() && parts != null ? Optional.of(new Scheme(parts)) : Optional.empty();
    }

    private Json.@Nullable Obj root(byte[] rules) {
        try {
            Json json = StrictJson.parse(rules);
            // The hash of these bytes stands in the manifest: one scheme, one text.
            if (!Arrays.equals(CanonicalJson.bytes(json), rules)) {
                problem("", "not in canonical form (expected: no white space, ASCII)");
            }
            return object("", json);
        } catch (BallotRefusal e) {
            problem("", "not readable (expected: " + e.expectation() + ")");
            return null;
        }
    }

    private Scheme.Parts parts(Json.Obj root) {
        known(
                "",
                root,
                Set.of(
                        "v",
                        "scheme",
                        "minCell",
                        "scale",
                        "classes",
                        "dimensions",
                        "office",
                        "society",
                        "emptyClass",
                        "deductionCap",
                        "bonus",
                        "rounding",
                        "grades"));
        whole("", root, "v", 1, 1);
        String kind = text("", root, "scheme");
        if (!kind.isEmpty() && !kind.equals(KIND)) {
            problem("/scheme", "unknown scheme " + kind + " (expected: " + KIND + ")");
        }
        Rational office = decimal("", root, "office", Rational.ZERO, Rational.HUNDRED);
        Rational society = decimal("", root, "society", Rational.ZERO, Rational.HUNDRED);
        mustBeHundred("/society", "office and society", List.of(office, society));
        return new Scheme.Parts(
                whole("", root, "minCell", LEAST_CELL, 1000),
                scale(root),
                classes(root),
                dimensions(root),
                office,
                society,
                emptyClass(root),
                decimal("", root, "deductionCap", Rational.ZERO, Rational.HUNDRED),
                bonus(root),
                rounding(root),
                grades(root));
    }

    private Scale scale(Json.Obj root) {
        Json.Obj scale = object("/scale", root.find("scale").orElse(null));
        List<Rational> points = new ArrayList<>();
        if (scale == null) {
            return new Scale(points);
        }
        if (scale.entries().size() < 2 || scale.entries().size() > MOST_OPTIONS) {
            problem("/scale", scale.entries().size() + " options (expected: 2 to " + MOST_OPTIONS + ")");
        }
        int option = 1;
        for (String key : scale.entries().keySet()) {
            String path = "/scale/" + key;
            if (!key.equals(Integer.toString(option))) {
                problem(path, "unknown option (expected: " + option + ", options count up from 1, the worst)");
            }
            Rational value = decimal("/scale", scale, key, Rational.ZERO, Rational.HUNDRED);
            if (!points.isEmpty() && value.compareTo(points.getLast()) <= 0) {
                problem(path, value + " points (expected: more than the option before, " + points.getLast() + ")");
            }
            points.add(value);
            option++;
        }
        return new Scale(points);
    }

    private List<Scheme.ClassWeight> classes(Json.Obj root) {
        List<Scheme.ClassWeight> classes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Entry entry : entries("/classes", root.find("classes").orElse(null))) {
            known(entry.path(), entry.value(), Set.of("id", "weight"));
            String id = text(entry.path(), entry.value(), "id");
            if (!id.isEmpty() && !StyleId.isValid(id)) {
                problem(entry.path() + "/id", id + " is not an id (expected: a-z 0-9 . _ -, at most 40)");
            }
            once(entry.path() + "/id", id, seen);
            classes.add(new Scheme.ClassWeight(id, weight(entry)));
        }
        mustBeHundred(
                "/classes",
                "the weights of the classes",
                classes.stream().map(Scheme.ClassWeight::weight).toList());
        return classes;
    }

    private List<Scheme.Dimension> dimensions(Json.Obj root) {
        List<Scheme.Dimension> dimensions = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<String> seenItems = new HashSet<>();
        for (Entry entry : entries("/dimensions", root.find("dimensions").orElse(null))) {
            known(entry.path(), entry.value(), Set.of("id", "name", "weight", "items"));
            dimensions.add(new Scheme.Dimension(id(entry, seen), name(entry), weight(entry), items(entry, seenItems)));
        }
        mustBeHundred(
                "/dimensions",
                "the weights of the dimensions",
                dimensions.stream().map(Scheme.Dimension::weight).toList());
        return dimensions;
    }

    private List<Scheme.Item> items(Entry dimension, Set<String> seen) {
        String path = dimension.path() + "/items";
        List<Scheme.Item> items = new ArrayList<>();
        for (Entry entry : entries(path, dimension.value().find("items").orElse(null))) {
            known(entry.path(), entry.value(), Set.of("id", "weight"));
            items.add(new Scheme.Item(id(entry, seen), weight(entry)));
        }
        mustBeHundred(
                path,
                "the weights of the items",
                items.stream().map(Scheme.Item::weight).toList());
        return items;
    }

    private Scheme.EmptyClass emptyClass(Json.Obj root) {
        String given = text("", root, "emptyClass");
        for (Scheme.EmptyClass value : Scheme.EmptyClass.values()) {
            if (value.name().toLowerCase(Locale.ROOT).equals(given)) {
                return value;
            }
        }
        if (!given.isEmpty()) {
            problem("/emptyClass", given + " is unknown (expected: renormalise, zero or invalid)");
        }
        return Scheme.EmptyClass.INVALID;
    }

    private Scheme.@Nullable Bonus bonus(Json.Obj root) {
        if (!root.has("bonus")) {
            return null;
        }
        Json.Obj bonus = object("/bonus", root.get("bonus"));
        if (bonus == null) {
            return null;
        }
        known("/bonus", bonus, Set.of("cap", "uncapped"));
        boolean uncapped =
                bonus.find("uncapped").filter(new Json.Bool(true)::equals).isPresent();
        if (bonus.has("uncapped") && !uncapped) {
            problem("/bonus/uncapped", "not true (expected: true, or a cap instead)");
        }
        if (bonus.has("cap") == bonus.has("uncapped")) {
            problem("/bonus", "a bonus without cap must be declared (expected: either cap, or uncapped: true)");
        }
        return new Scheme.Bonus(
                bonus.has("cap") ? decimal("/bonus", bonus, "cap", Rational.ZERO, Rational.HUNDRED) : null);
    }

    private int rounding(Json.Obj root) {
        Json.Obj rounding = object("/rounding", root.find("rounding").orElse(null));
        if (rounding == null) {
            return 0;
        }
        known("/rounding", rounding, Set.of("scale", "mode"));
        String mode = text("/rounding", rounding, "mode");
        if (!mode.isEmpty() && !mode.equals("HALF_UP")) {
            problem("/rounding/mode", mode + " is unknown (expected: HALF_UP)");
        }
        return whole("/rounding", rounding, "scale", 0, MOST_PLACES);
    }

    private List<Grade> grades(Json.Obj root) {
        record Band(String path, String name, Rational min, Rational max) {}
        List<Band> bands = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Entry entry : entries("/grades", root.find("grades").orElse(null))) {
            known(entry.path(), entry.value(), Set.of("name", "min", "max"));
            String name = name(entry);
            once(entry.path() + "/name", name, seen);
            Rational min = decimal(entry.path(), entry.value(), "min", Rational.ZERO, Rational.HUNDRED);
            Rational max = decimal(entry.path(), entry.value(), "max", Rational.ZERO, Rational.HUNDRED);
            if (min.compareTo(max) >= 0) {
                problem(entry.path(), "from " + min + " to " + max + " (expected: min below max)");
            }
            bands.add(new Band(entry.path(), name, min, max));
        }
        bands.sort(Comparator.comparing(Band::min));
        Rational reached = Rational.ZERO;
        for (Band band : bands) {
            int gap = band.min().compareTo(reached);
            if (gap != 0) {
                problem(
                        band.path() + "/min",
                        band.min() + (gap > 0 ? " leaves a gap" : " overlaps another grade") + " (expected: " + reached
                                + ")");
            }
            reached = reached.max(band.max());
        }
        if (!bands.isEmpty() && reached.compareTo(Rational.HUNDRED) != 0) {
            problem(bands.getLast().path() + "/max", reached + " leaves a gap (expected: the top grade ends at 100)");
        }
        List<Grade> grades = new ArrayList<>();
        for (int i = 0; i < bands.size(); i++) {
            Band band = bands.get(i);
            grades.add(new Grade(band.name(), band.min(), band.max(), i == bands.size() - 1));
        }
        return grades;
    }

    private record Entry(String path, Json.Obj value) {}

    private List<Entry> entries(String path, @Nullable Json json) {
        if (!(json instanceof Json.Arr list) || list.values().isEmpty()) {
            problem(path, json == null ? "missing (expected: a list)" : "not a list with entries (expected: a list)");
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < list.values().size(); i++) {
            String at = path + "/" + i;
            Json.Obj value = object(at, list.values().get(i));
            if (value != null) {
                entries.add(new Entry(at, value));
            }
        }
        return entries;
    }

    private Json.@Nullable Obj object(String path, @Nullable Json json) {
        if (json instanceof Json.Obj obj) {
            return obj;
        }
        problem(path, json == null ? "missing (expected: an object)" : "not an object (expected: an object)");
        return null;
    }

    private void known(String path, Json.Obj obj, Set<String> keys) {
        for (String key : obj.entries().keySet()) {
            if (!keys.contains(key)) {
                problem(path + "/" + key, "unknown key (expected: " + String.join(", ", new TreeSet<>(keys)) + ")");
            }
        }
    }

    private String id(Entry entry, Set<String> seen) {
        String id = text(entry.path(), entry.value(), "id");
        if (!id.isEmpty() && !SubjectId.isValid(id)) {
            problem(entry.path() + "/id", id + " is not an id (expected: a-z 0-9 _ -, at most 32)");
        }
        once(entry.path() + "/id", id, seen);
        return id;
    }

    private String name(Entry entry) {
        String name = text(entry.path(), entry.value(), "name");
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            problem(entry.path() + "/name", "too long (expected: at most " + LONGEST_NAME + " characters)");
        }
        return name;
    }

    private void once(String path, String value, Set<String> seen) {
        if (!value.isEmpty() && !seen.add(value)) {
            problem(path, value + " is there twice (expected: once)");
        }
    }

    private Rational weight(Entry entry) {
        Rational weight = decimal(entry.path(), entry.value(), "weight", Rational.ZERO, Rational.HUNDRED);
        if (weight.signum() == 0
                && entry.value()
                        .find("weight")
                        .filter(Json.Str.class::isInstance)
                        .isPresent()) {
            problem(entry.path() + "/weight", "0 (expected: a weight above 0)");
        }
        return weight;
    }

    private void mustBeHundred(String path, String what, List<Rational> weights) {
        Rational sum = weights.stream().reduce(Rational.ZERO, Rational::plus);
        if (!weights.isEmpty() && sum.compareTo(Rational.HUNDRED) != 0) {
            problem(path, what + " sum to " + sum + " (expected: 100)");
        }
    }

    private String text(String path, Json.Obj obj, String key) {
        Json json = obj.find(key).orElse(null);
        if (json instanceof Json.Str str && !str.value().isBlank()) {
            return str.value();
        }
        problem(path + "/" + key, json == null ? "missing (expected: a text)" : "not a text (expected: a text)");
        return "";
    }

    private int whole(String path, Json.Obj obj, String key, int min, int max) {
        Json json = obj.find(key).orElse(null);
        if (json instanceof Json.Num num && num.isPlainInteger() && num.raw().length() <= 9) {
            int value = num.asInt();
            if (value >= min && value <= max) {
                return value;
            }
        }
        String found = json instanceof Json.Num num ? num.raw() : json == null ? "missing" : "not a number";
        problem(path + "/" + key, found + " (expected: a whole number from " + min + " to " + max + ")");
        return min;
    }

    private Rational decimal(String path, Json.Obj obj, String key, Rational min, Rational max) {
        Json json = obj.find(key).orElse(null);
        if (json instanceof Json.Str str && Rational.isDecimal(str.value())) {
            Rational value = Rational.parse(str.value());
            if (value.compareTo(min) >= 0 && value.compareTo(max) <= 0) {
                return value;
            }
        }
        String found = json instanceof Json.Str str ? str.value() : json == null ? "missing" : "not a decimal string";
        problem(path + "/" + key, found + " (expected: a decimal string from " + min + " to " + max + ")");
        return Rational.ZERO;
    }

    private void problem(String path, String reason) {
        problems.add(new SchemeProblem(path, reason));
    }
}
