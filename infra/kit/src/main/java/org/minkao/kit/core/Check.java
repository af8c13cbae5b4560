package org.minkao.kit.core;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks of single input values; each refusal names the field, the value and the expectation. */
public final class Check {
    private static final int SHOWN = 60;

    private Check() {}

    /** A text within these lengths (in code points), without control characters; line breaks and tabs are refused. */
    public static String text(String field, @Nullable String v, int min, int max) {
        return text(field, v, min, max, false);
    }

    /** A longer text that may have line breaks and tabs. */
    public static String lines(String field, @Nullable String v, int min, int max) {
        return text(field, v, min, max, true);
    }

    /** Absent stays absent, present is checked like {@link #text}. */
    public static @Nullable String optionalText(String field, @Nullable String v, int min, int max) {
        return v == null ? null : text(field, v, min, max);
    }

    public static <T> T present(String field, @Nullable T v) {
        if (v == null) {
            throw new Refusal(KitReason.FIELD_MISSING, field + " is missing (expected: a value)", field);
        }
        return v;
    }

    public static int range(String field, @Nullable Integer v, int min, int max) {
        int value = present(field, v);
        if (value < min || value > max) {
            throw invalid(field, String.valueOf(value), "a whole number from " + min + " to " + max);
        }
        return value;
    }

    /** A decimal number within these bounds and with at most this many places. */
    public static BigDecimal decimal(String field, @Nullable String v, BigDecimal min, BigDecimal max, int places) {
        String given = present(field, v);
        String expected = "a decimal number from %s to %s with at most %d places"
                .formatted(min.toPlainString(), max.toPlainString(), places);
        if (!given.matches("-?(0|[1-9][0-9]{0,11})(\\.[0-9]{1,12})?")) {
            throw invalid(field, given, expected);
        }
        BigDecimal value = new BigDecimal(given);
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0 || value.scale() > places) {
            throw invalid(field, given, expected);
        }
        return value;
    }

    public static <T extends Enum<T>> T oneOf(String field, @Nullable String v, Class<T> type) {
        String given = present(field, v);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(given))
                .findFirst()
                .orElseThrow(() -> invalid(
                        field,
                        given,
                        "one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(type.getEnumConstants())
                                                .map(Enum::name)
                                                .toList())));
    }

    /** A list within these sizes and without holes. */
    public static <T> List<T> list(String field, @Nullable List<? extends @Nullable T> v, int min, int max) {
        List<? extends @Nullable T> given = present(field, v);
        if (given.size() < min || given.size() > max) {
            throw invalid(field, given.size() + " entries", min + " to " + max + " entries");
        }
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i) == null) {
                throw new Refusal(
                        KitReason.FIELD_MISSING,
                        "%s[%d] is missing (expected: a value)".formatted(field, i),
                        "%s[%d]".formatted(field, i));
            }
        }
        return List.copyOf(given);
    }

    public static String matches(String field, @Nullable String v, Pattern pattern, String expectation) {
        String given = present(field, v);
        if (!pattern.matcher(given).matches()) {
            throw invalid(field, given, expectation);
        }
        return given;
    }

    /** A day written as {@code yyyy-MM-dd}. */
    public static LocalDate date(String field, @Nullable String v) {
        String given = present(field, v);
        try {
            return LocalDate.parse(given);
        } catch (DateTimeException e) {
            throw invalid(field, given, "a date yyyy-MM-dd");
        }
    }

    /** A point in time written in RFC 3339 with {@code Z}. */
    public static Instant instant(String field, @Nullable String v) {
        String given = present(field, v);
        try {
            return Instant.parse(given);
        } catch (DateTimeException e) {
            throw invalid(field, given, "a time like 2026-11-25T08:00:00Z");
        }
    }

    /** The refusal of a value, for rules of one's own. */
    public static Refusal invalid(String field, String value, String expectation) {
        return new Refusal(
                KitReason.FIELD_INVALID, "%s is %s (expected: %s)".formatted(field, shown(value), expectation), field);
    }

    private static String text(String field, @Nullable String v, int min, int max, boolean lines) {
        String given = present(field, v);
        int length = given.codePointCount(0, given.length());
        if (length > max) {
            throw invalid(field, length + " characters long", "at most " + max + " characters");
        }
        given.codePoints().filter(c -> forbidden(c, lines)).findFirst().ifPresent(c -> {
            throw invalid(field, "a text with U+%04X".formatted(c), "no control characters");
        });
        int visible =
                (int) given.codePoints().filter(c -> !Character.isWhitespace(c)).count();
        if (length < min || (min > 0 && visible == 0)) {
            throw invalid(field, length + " characters long", "at least " + min + " characters, not only spaces");
        }
        return given;
    }

    private static boolean forbidden(int c, boolean lines) {
        if (c == '\n' || c == '\r' || c == '\t') {
            return !lines;
        }
        int type = Character.getType(c);
        // Bidirectional overrides and the like can make a text read as another one.
        return type == Character.CONTROL || type == Character.SURROGATE || isDirectional(c);
    }

    private static boolean isDirectional(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    private static String shown(String value) {
        StringBuilder out = new StringBuilder();
        value.codePoints().limit(SHOWN).forEach(c -> {
            if (Character.isISOControl(c) || isDirectional(c) || Character.getType(c) == Character.SURROGATE) {
                out.append('\uFFFD');
            } else {
                out.appendCodePoint(c);
            }
        });
        return value.codePointCount(0, value.length()) > SHOWN ? out + "…" : out.toString();
    }
}
