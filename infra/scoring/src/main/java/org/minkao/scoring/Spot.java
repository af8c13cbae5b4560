package org.minkao.scoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.BallotRefusal;
import org.minkao.ballot.Json;
import org.minkao.ballot.StrictJson;

/** One object of a document being read, and its place; what is wrong goes to one list, so that all of it is told at once. */
record Spot(List<Problem> problems, String path, Json.Obj json) {
    private static final int DEPTH = 64;
    private static final int LONGEST_TEXT = 500;
    private static final Pattern ID = Pattern.compile("[a-z0-9_][a-z0-9._-]{0,63}");

    static Optional<Spot> read(byte[] document, List<Problem> problems) {
        try {
            if (StrictJson.parse(document, DEPTH) instanceof Json.Obj obj) {
                return Optional.of(new Spot(problems, "", obj));
            }
            problems.add(new Problem("", "not an object (expected: an object)"));
        } catch (BallotRefusal e) {
            problems.add(new Problem("", "not readable (expected: " + e.expectation() + ")"));
        }
        return Optional.empty();
    }

    void problem(String key, String reason) {
        problems.add(new Problem(key.isEmpty() ? path : path + "/" + key, reason));
    }

    boolean has(String key) {
        return json.has(key);
    }

    Spot only(String... keys) {
        Set<String> allowed = new TreeSet<>(List.of(keys));
        allowed.add("note");
        for (String key : json.entries().keySet()) {
            if (!allowed.contains(key)) {
                problem(key, "unknown key (expected: " + String.join(", ", allowed) + ")");
            }
        }
        return this;
    }

    String text(String key) {
        Json value = json.find(key).orElse(null);
        if (value instanceof Json.Str str && !str.value().isBlank()) {
            if (str.value().length() > LONGEST_TEXT) {
                problem(key, "too long (expected: at most " + LONGEST_TEXT + " characters)");
            }
            return str.value();
        }
        problem(key, value == null ? "missing (expected: a text)" : found(value) + " (expected: a text)");
        return "";
    }

    @Nullable
    String optionalText(String key) {
        return has(key) ? text(key) : null;
    }

    String id(String key) {
        String id = text(key);
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            problem(key, id + " is not an id (expected: a-z 0-9 . _ -, at most 64)");
        }
        return id;
    }

    /** An id that nothing else in this set has. */
    String newId(String key, Set<String> seen) {
        String id = id(key);
        if (!id.isEmpty() && !seen.add(id)) {
            problem(key, id + " is there twice (expected: once)");
        }
        return id;
    }

    /** An id that must be one of these. */
    String reference(String key, Set<String> known, String what) {
        String id = text(key);
        if (!id.isEmpty() && !known.contains(id)) {
            problem(key, id + " is unknown (expected: " + what + ", one of " + new TreeSet<>(known) + ")");
        }
        return id;
    }

    /** A name; the id serves where there is none. */
    Words words(String key, String otherwise) {
        Json value = json.find(key).orElse(null);
        if (value == null) {
            return Words.of(otherwise);
        }
        if (value instanceof Json.Str) {
            return Words.of(text(key));
        }
        return object(key)
                .map(it -> it.only("zh", "en"))
                .map(it -> new Words(it.text("zh"), it.text("en")))
                .orElse(Words.of(otherwise));
    }

    boolean flag(String key, boolean otherwise) {
        Json value = json.find(key).orElse(null);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Json.Bool bool) {
            return bool.value();
        }
        problem(key, found(value) + " (expected: true or false)");
        return otherwise;
    }

    long whole(String key, long min, long max) {
        Json value = json.find(key).orElse(null);
        if (value instanceof Json.Num num && num.isPlainInteger() && num.raw().length() <= 18) {
            long number = num.asLong();
            if (number >= min && number <= max) {
                return number;
            }
        }
        problem(key, found(value) + " (expected: a whole number from " + min + " to " + max + ")");
        return min;
    }

    long whole(String key, long min, long max, long otherwise) {
        return has(key) ? whole(key, min, max) : otherwise;
    }

    Rational number(String key, Rational min, Rational max) {
        return number(key, json.find(key).orElse(null), min, max);
    }

    Rational number(String key, Rational min, Rational max, Rational otherwise) {
        return has(key) ? number(key, min, max) : otherwise;
    }

    /** A number of any size up to a million either way; weights and points are below that. */
    Rational number(String key, @Nullable Json value, Rational min, Rational max) {
        String raw = value instanceof Json.Num num ? num.raw() : value instanceof Json.Str str ? str.value() : "";
        if (Rational.isNumber(raw)) {
            Rational number = Rational.parse(raw);
            if (number.compareTo(min) >= 0 && number.compareTo(max) <= 0) {
                return number;
            }
        }
        problem(
                key,
                (raw.isEmpty() ? found(value) : raw) + " (expected: a decimal number from " + min + " to " + max + ")");
        return min.max(Rational.ZERO).min(max);
    }

    <E extends Enum<E>> E choice(String key, Class<E> type, @Nullable E otherwise) {
        E[] all = type.getEnumConstants();
        if (otherwise != null && !has(key)) {
            return otherwise;
        }
        String given = text(key);
        for (E each : all) {
            if (word(each).equals(given)) {
                return each;
            }
        }
        if (!given.isEmpty()) {
            problem(
                    key,
                    given + " is unknown (expected: "
                            + Stream.of(all).map(Spot::word).collect(Collectors.joining(", ")) + ")");
        }
        return all[0];
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Optional<Spot> object(String key) {
        Json value = json.find(key).orElse(null);
        if (value instanceof Json.Obj obj) {
            return Optional.of(new Spot(problems, path + "/" + key, obj));
        }
        problem(key, found(value) + " (expected: an object)");
        return Optional.empty();
    }

    Optional<Spot> optionalObject(String key) {
        return has(key) ? object(key) : Optional.empty();
    }

    /** A list with at least one object. */
    List<Spot> list(String key) {
        List<Spot> list = optionalList(key);
        if (list.isEmpty()
                && !(json.find(key).orElse(null) instanceof Json.Arr arr
                        && !arr.values().isEmpty())) {
            if (!has(key) || json.get(key) instanceof Json.Arr) {
                problem(key, has(key) ? "empty (expected: at least one)" : "missing (expected: a list)");
            }
        }
        return list;
    }

    List<Spot> optionalList(String key) {
        Json value = json.find(key).orElse(null);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof Json.Arr arr)) {
            problem(key, found(value) + " (expected: a list)");
            return List.of();
        }
        List<Spot> list = new ArrayList<>();
        for (int i = 0; i < arr.values().size(); i++) {
            String at = path + "/" + key + "/" + i;
            if (arr.values().get(i) instanceof Json.Obj obj) {
                list.add(new Spot(problems, at, obj));
            } else {
                problems.add(new Problem(at, found(arr.values().get(i)) + " (expected: an object)"));
            }
        }
        return list;
    }

    List<String> texts(String key) {
        Json value = json.find(key).orElse(null);
        List<String> texts = new ArrayList<>();
        if (value instanceof Json.Arr arr) {
            for (int i = 0; i < arr.values().size(); i++) {
                if (arr.values().get(i) instanceof Json.Str str && !str.value().isBlank()) {
                    texts.add(str.value());
                } else {
                    problem(key + "/" + i, found(arr.values().get(i)) + " (expected: a text)");
                }
            }
        } else {
            problem(key, found(value) + " (expected: a list of texts)");
        }
        if (new HashSet<>(texts).size() < texts.size()) {
            problem(key, "an entry is there twice (expected: each once)");
        }
        return texts;
    }

    private static String found(@Nullable Json value) {
        return switch (value) {
            case null -> "missing";
            case Json.Num num -> num.raw();
            case Json.Str str -> str.value().isBlank() ? "an empty text" : "a text";
            case Json.Bool bool -> Boolean.toString(bool.value());
            case Json.Arr arr -> "a list";
            case Json.Obj obj -> "an object";
            case Json.Null none -> "null";
        };
    }
}
