package org.minkao.kit.web;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;

/** Says in our words what the JSON reader did not like, and about which field. */
final class JsonProblem {
    private static final Pattern DUPLICATE =
            Pattern.compile("Duplicate (?:Object )?[Pp]roperty (?:name )?[\"'](.{0,100}?)[\"']");

    private JsonProblem() {}

    static Refusal explain(JacksonException e) {
        String path = path(e.getPath());
        Refusal inner = inner(e);
        if (inner != null) {
            return new Refusal(inner.reason(), inner.detail(), join(path, inner.field()));
        }
        return switch (e) {
            case PropertyBindingException unknown ->
                new Refusal(
                        KitReason.UNKNOWN_FIELD,
                        "%s is not known (expected: %s)".formatted(path, known(unknown)),
                        path);
            case InvalidFormatException wrong ->
                invalid(path, String.valueOf(wrong.getValue()), expectation(wrong.getTargetType()));
            case MismatchedInputException wrong
            when isMissing(wrong) ->
                new Refusal(KitReason.FIELD_MISSING, path + " is missing (expected: a value)", path);
            case MismatchedInputException wrong
            when path == null && trailing(wrong) ->
                new Refusal(KitReason.MALFORMED, "more follows after the JSON (expected: nothing)");
            case MismatchedInputException wrong -> invalid(path, token(wrong), expectation(wrong.getTargetType()));
            case StreamConstraintsException limit ->
                new Refusal(
                        KitReason.FIELD_INVALID,
                        "%s is too long or too deep (expected: %s)"
                                .formatted(path == null ? "JSON" : path, limit.getOriginalMessage()),
                        path);
            case InputCoercionException wide ->
                invalid(path, "a number out of bounds", expectation(wide.getTargetType()) + " that fits");
            case StreamReadException broken -> broken(broken, path);
            case DatabindException other ->
                new Refusal(
                        KitReason.MALFORMED,
                        "%s cannot be read (expected: what the API description says)"
                                .formatted(path == null ? "body" : path),
                        path);
            default -> new Refusal(KitReason.MALFORMED, "body cannot be read (expected: JSON)", path);
        };
    }

    private static Refusal broken(StreamReadException e, @Nullable String path) {
        Matcher duplicate = DUPLICATE.matcher(String.valueOf(e.getOriginalMessage()));
        if (duplicate.find()) {
            String name = duplicate.group(1);
            String field = path == null || path.equals(name) || path.endsWith("." + name) ? name : join(path, name);
            return new Refusal(KitReason.DUPLICATE_FIELD, field + " is given twice (expected: once)", field);
        }
        TokenStreamLocation at = e.getLocation();
        String place = at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
        return new Refusal(KitReason.MALFORMED, "not JSON%s (expected: JSON)".formatted(place), path);
    }

    private static Refusal invalid(@Nullable String path, String value, String expectation) {
        Refusal named = Check.invalid(path == null ? "body" : path, value, expectation);
        return new Refusal(named.reason(), named.detail(), path);
    }

    private static @Nullable Refusal inner(Throwable e) {
        Throwable cause = e.getCause();
        while (cause != null) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static boolean isMissing(MismatchedInputException e) {
        String message = String.valueOf(e.getOriginalMessage());
        return message.contains("Cannot map `null`")
                || message.contains("Missing required creator property")
                || message.contains("Null value for creator property")
                || message.contains("Invalid `null` value");
    }

    private static boolean trailing(MismatchedInputException e) {
        return String.valueOf(e.getOriginalMessage()).contains("Trailing token");
    }

    private static String token(MismatchedInputException e) {
        return e.getCurrentToken() == null
                ? "of another kind"
                : switch (e.getCurrentToken()) {
                    case START_OBJECT -> "an object";
                    case START_ARRAY -> "a list";
                    case VALUE_STRING -> "a text";
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
                    case VALUE_TRUE, VALUE_FALSE -> "true or false";
                    case VALUE_NULL -> "null";
                    default -> "of another kind";
                };
    }

    private static String expectation(@Nullable Class<?> type) {
        if (type == null) {
            return "another kind of value";
        }
        if (type.isEnum()) {
            return "one of "
                    + String.join(
                            ", ",
                            Arrays.stream(type.getEnumConstants())
                                    .map(constant -> ((Enum<?>) constant).name())
                                    .toList());
        }
        return switch (type.getSimpleName()) {
            case "String" -> "a text";
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "boolean", "Boolean" -> "true or false";
            case "LocalDate" -> "a date yyyy-MM-dd";
            case "Instant" -> "a time like 2026-11-25T08:00:00Z";
            case "BigDecimal", "double", "Double" -> "a number";
            case "List", "ArrayList", "Set", "HashSet", "Collection" -> "a list";
            default ->
                type.isRecord()
                                || type == Object.class
                                || type.getSimpleName().equals("Map")
                                || type.getSimpleName().equals("LinkedHashMap")
                        ? "an object"
                        : "another kind of value";
        };
    }

    private static String known(PropertyBindingException e) {
        return e.getKnownPropertyIds() == null
                ? "no such field"
                : String.join(
                        ", ",
                        e.getKnownPropertyIds().stream()
                                .map(String::valueOf)
                                .sorted()
                                .toList());
    }

    private static @Nullable String path(List<JacksonException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : references) {
            if (reference.getPropertyName() == null) {
                if (reference.getIndex() >= 0) {
                    path.append('[').append(reference.getIndex()).append(']');
                }
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.isEmpty() ? null : path.length() > 200 ? path.substring(0, 200) : path.toString();
    }

    private static @Nullable String join(@Nullable String path, @Nullable String field) {
        if (path == null || path.isEmpty()) {
            return field;
        }
        return field == null || path.equals(field) || path.endsWith("." + field) ? path : path + "." + field;
    }
}
