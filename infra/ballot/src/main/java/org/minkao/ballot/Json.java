package org.minkao.ballot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A JSON value as read by {@link StrictJson}, its numbers still as written; text forms show no content. */
public sealed interface Json {

    /** An object; keys keep their order. Accessors refuse as MALFORMED what is missing or of another kind. */
    record Obj(Map<String, Json> entries) implements Json {
        public Obj {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        public boolean has(String key) {
            return entries.containsKey(key);
        }

        public Optional<Json> find(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        public Json get(String key) {
            Json value = entries.get(key);
            if (value == null) {
                throw malformed("key " + key + " expected");
            }
            return value;
        }

        /** This, if it has no other keys than these. */
        public Obj only(String... keys) {
            if (!Set.of(keys).containsAll(entries.keySet())) {
                throw malformed("no other keys than " + String.join(" ", keys));
            }
            return this;
        }

        public String text(String key) {
            return get(key).asText(key);
        }

        public int integer(String key) {
            return get(key).asNumber(key).asInt();
        }

        public long whole(String key) {
            return get(key).asNumber(key).asLong();
        }

        public boolean flag(String key) {
            if (get(key) instanceof Bool bool) {
                return bool.value();
            }
            throw malformed(key + " is true or false");
        }

        public Obj object(String key) {
            return get(key).asObject(key);
        }

        public List<Json> list(String key) {
            return get(key).asList(key);
        }

        @Override
        public String toString() {
            return "Json.Obj[" + entries.size() + "]";
        }
    }

    /** An array. */
    record Arr(List<Json> values) implements Json {
        public Arr {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return "Json.Arr[" + values.size() + "]";
        }
    }

    /** A string without lone surrogates. */
    record Str(String value) implements Json {
        @Override
        public String toString() {
            return "Json.Str";
        }
    }

    /** A number as written; {@code 4}, {@code 4.0} and {@code 4e0} are three numbers here. */
    record Num(String raw) implements Json {
        private static final Pattern GRAMMAR = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
        private static final Pattern PLAIN = Pattern.compile("0|-?[1-9][0-9]{0,18}");

        public Num {
            if (!GRAMMAR.matcher(raw).matches()) {
                throw malformed("a JSON number");
            }
        }

        public static Num of(long value) {
            return new Num(Long.toString(value));
        }

        public boolean isPlainInteger() {
            return PLAIN.matcher(raw).matches();
        }

        /** The value of a plain decimal integer; refuses 4.0, 1e1, -0 and what does not fit. */
        public long asLong() {
            if (isPlainInteger()) {
                try {
                    return Long.parseLong(raw);
                } catch (NumberFormatException e) {
                    throw malformed("an integer of at most 64 bits");
                }
            }
            throw malformed("a plain decimal integer");
        }

        public int asInt() {
            long value = asLong();
            if (value != (int) value) {
                throw malformed("an integer of at most 32 bits");
            }
            return (int) value;
        }

        @Override
        public String toString() {
            return "Json.Num";
        }
    }

    /** A truth value. */
    record Bool(boolean value) implements Json {
        @Override
        public String toString() {
            return "Json.Bool";
        }
    }

    /** The null value. */
    record Null() implements Json {}

    /** An object of alternating keys and values; values as in {@link #of}. */
    static Obj obj(@Nullable Object... keysAndValues) {
        if (keysAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("keys and values alternate");
        }
        Map<String, Json> entries = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (!(keysAndValues[i] instanceof String key) || entries.put(key, of(keysAndValues[i + 1])) != null) {
                throw new IllegalArgumentException("keys are distinct strings");
            }
        }
        return new Obj(entries);
    }

    /** An array of values as in {@link #of}. */
    static Arr arr(@Nullable Object... values) {
        List<Json> list = new ArrayList<>();
        for (Object value : values) {
            list.add(of(value));
        }
        return new Arr(list);
    }

    /** A value from a Json, String, Integer, Long, Boolean, Collection of these, or null. */
    static Json of(@Nullable Object value) {
        return switch (value) {
            case null -> new Null();
            case Json json -> json;
            case String text -> new Str(text);
            case Integer number -> Num.of(number);
            case Long number -> Num.of(number);
            case Boolean bool -> new Bool(bool);
            case Collection<?> list -> arr(list.toArray());
            default ->
                throw new IllegalArgumentException(
                        "no JSON form for " + value.getClass().getName());
        };
    }

    /** The text of a string value; {@code name} is how a refusal calls it. */
    default String asText(String name) {
        if (this instanceof Str str) {
            return str.value();
        }
        throw malformed(name + " is a string");
    }

    default Num asNumber(String name) {
        if (this instanceof Num num) {
            return num;
        }
        throw malformed(name + " is a number");
    }

    default Obj asObject(String name) {
        if (this instanceof Obj obj) {
            return obj;
        }
        throw malformed(name + " is an object");
    }

    default List<Json> asList(String name) {
        if (this instanceof Arr arr) {
            return arr.values();
        }
        throw malformed(name + " is an array");
    }

    private static BallotRefusal malformed(String expectation) {
        return BallotRefusal.Code.MALFORMED.because(expectation);
    }
}
