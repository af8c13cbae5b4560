package org.minkao.evaluation.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Json;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.PlanTree;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.web.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The plan as a file: JSON or YAML in, checked against its schema, and the same shape out. */
public final class PlanJson implements PlanTree {
    private static final String SCHEMA = "/contracts/plan/v1/schema.json";
    private static final String REQUIRED = "required";
    private static final int SHOWN = 20;
    private static final int LONGEST_VALUE = 80;
    private static final int MOST_DIGITS = 20;

    private final JsonMapper json;
    private final ObjectMapper yaml;
    private final Schema schema;

    public PlanJson() {
        json = StrictJson.mapper()
                .rebuild()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .changeDefaultPropertyInclusion(
                        all -> JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .addMixIn(Plan.Appraisee.class, AppraiseeShape.class)
                .addMixIn(Plan.Publish.class, PublishShape.class)
                .addMixIn(Plan.Insider.class, InsiderShape.class)
                .addMixIn(Plan.ClauseKind.class, ClauseKindShape.class)
                .addMixIn(Plan.VetoEffect.class, VetoEffectShape.class)
                .addMixIn(Plan.ListKind.class, ListKindShape.class)
                .addMixIn(Plan.ListRule.class, AppraiseeShape.class)
                .addModule(new SimpleModule("plan")
                        .addSerializer(Plan.Scale.class, new ScaleWriter())
                        .addDeserializer(Plan.Scale.class, new ScaleReader()))
                .build();
        yaml = YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        schema = schema();
    }

    private interface AppraiseeShape {
        @JsonProperty("class")
        String unitClass();
    }

    private enum PublishShape {
        @JsonProperty("records")
        RECORDS,
        @JsonProperty("auditors")
        AUDITORS
    }

    private enum InsiderShape {
        @JsonProperty("chief")
        CHIEF,
        @JsonProperty("deputy")
        DEPUTY,
        @JsonProperty("staff")
        STAFF
    }

    private enum ClauseKindShape {
        @JsonProperty("discipline")
        DISCIPLINE,
        @JsonProperty("requirement")
        REQUIREMENT,
        @JsonProperty("result-use")
        RESULT_USE,
        @JsonProperty("scoring")
        SCORING
    }

    private enum ListKindShape {
        @JsonProperty("honour")
        HONOUR,
        @JsonProperty("penalty")
        PENALTY
    }

    private enum VetoEffectShape {
        @JsonProperty("zero")
        ZERO,
        @JsonProperty("exclude")
        EXCLUDE,
        @JsonProperty("cap")
        CAP
    }

    /**
     * Something in a file that the schema does not allow.
     *
     * @param value what stands there, shortened; empty where something is missing
     */
    public record Fault(String path, String value, String expected) {
        private static final Pattern REASON = Pattern.compile("^(?:is )?(.*) \\(expected: (.*)\\)$", Pattern.DOTALL);

        /** A problem as a rule tells it: {@code is 90 (expected: 100)}. */
        public static Fault of(String path, String reason) {
            Matcher told = REASON.matcher(reason);
            return told.matches() ? new Fault(path, told.group(1), told.group(2)) : new Fault(path, reason, "");
        }
    }

    /** Every field that the schema does not allow; a file that is no object at all is refused. */
    public List<Fault> faults(byte[] body, boolean isYaml) {
        JsonNode tree = tree(body, isYaml);
        requireModestNumbers("", tree);
        return schema.validate(tree).stream().map(PlanJson::fault).toList();
    }

    /** What a plan must have and this draft does not. */
    public List<String> missing(Object draft) {
        return schema.validate(json.valueToTree(draft)).stream()
                .filter(error -> REQUIRED.equals(error.getKeyword()))
                .map(PlanJson::path)
                .toList();
    }

    /** What stands in this draft in a form that a plan does not take; what is missing is not among it. */
    List<Fault> misshapen(JsonNode draft) {
        return schema.validate(draft).stream()
                .filter(error -> !REQUIRED.equals(error.getKeyword()))
                .map(PlanJson::fault)
                .toList();
    }

    /** A draft as somebody wrote it, refused only where it is no object or holds numbers of any size. */
    JsonNode draft(byte[] body, boolean isYaml) {
        JsonNode tree = tree(body, isYaml);
        requireModestNumbers("", tree);
        return tree;
    }

    JsonNode node(Object any) {
        return json.valueToTree(any);
    }

    /** What {@link #text} wrote. */
    JsonNode kept(String text) {
        return json.readTree(text);
    }

    String text(JsonNode tree) {
        return json.writeValueAsString(tree);
    }

    /** The plan, or a refusal naming every field that the schema does not allow. */
    public Plan read(byte[] body, boolean isYaml) {
        JsonNode tree = tree(body, isYaml);
        requireModestNumbers("", tree);
        List<Error> errors = schema.validate(tree);
        if (!errors.isEmpty()) {
            throw new Refusal(
                    EvaluationReason.PLAN_REFUSED,
                    errors.stream().limit(SHOWN).map(PlanJson::told).collect(Collectors.joining("; ")),
                    path(errors.getFirst()));
        }
        try {
            return json.treeToValue(tree, Plan.class);
        } catch (JacksonException e) {
            String field = e.getPath().stream()
                    .map(step ->
                            step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                    .collect(Collectors.joining());
            String named = field.startsWith(".") ? field.substring(1) : field;
            throw new Refusal(
                    EvaluationReason.PLAN_REFUSED, named + " has another form (expected: as the schema says)", named);
        }
    }

    /** The plan as a file without anybody's address, for those who keep it. */
    public byte[] withoutAddresses(Plan plan) {
        return json.writeValueAsBytes(write(plan.withoutContacts()));
    }

    /** The plan in its own shape. */
    JsonNode write(Plan plan) {
        return json.valueToTree(plan);
    }

    @Override
    public Json of(Plan plan) {
        return value(write(plan));
    }

    @Override
    public Plan plan(Json tree) {
        return read(CanonicalJson.bytes(tree), false);
    }

    /** Kept JSON text as it goes out. */
    @Nullable
    JsonNode node(@Nullable String kept) {
        return kept == null ? null : json.readTree(kept);
    }

    /** A part of a plan as somebody sends it. */
    static Json value(JsonNode node) {
        if (node.isObject()) {
            Map<String, Json> entries = new LinkedHashMap<>();
            node.properties().forEach(entry -> entries.put(entry.getKey(), value(entry.getValue())));
            return new Json.Obj(entries);
        }
        if (node.isArray()) {
            return new Json.Arr(node.valueStream().map(PlanJson::value).toList());
        }
        if (node.isNumber()) {
            requireModest(node);
            return new Json.Num(node.decimalValue().toPlainString());
        }
        return node.isNull()
                ? new Json.Null()
                : node.isBoolean() ? new Json.Bool(node.booleanValue()) : new Json.Str(node.asString());
    }

    /** A part of a plan's tree as it goes out; nothing stays nothing, null is written. */
    static @Nullable JsonNode node(@Nullable Json value) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (value) {
            case null -> null;
            case Json.Obj obj -> {
                ObjectNode node = make.objectNode();
                obj.entries().forEach((key, entry) -> node.set(key, node(entry)));
                yield node;
            }
            case Json.Arr list -> {
                ArrayNode node = make.arrayNode();
                list.values().forEach(entry -> node.add(node(entry)));
                yield node;
            }
            case Json.Str text -> make.stringNode(text.value());
            case Json.Num number -> make.numberNode(new BigDecimal(number.raw()));
            case Json.Bool bool -> make.booleanNode(bool.value());
            case Json.Null nothing -> make.nullNode();
        };
    }

    private JsonNode tree(byte[] body, boolean isYaml) {
        try {
            JsonNode tree = isYaml ? yaml.readTree(body) : json.readTree(body);
            if (tree == null || !tree.isObject()) {
                throw unreadable("no object", isYaml);
            }
            return tree;
        } catch (NumberFormatException e) {
            // An exponent that no decimal can hold; the reader gives no place for it.
            throw unreadable("broken by a number without bounds", isYaml);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw unreadable(
                    at == null ? "broken" : "broken at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()),
                    isYaml);
        }
    }

    /** A number such as 1e9999999 is a few bytes here and gigabytes where somebody writes it out. */
    private static void requireModest(JsonNode number) {
        if ((number.isDouble() || number.isFloat()) && !Double.isFinite(number.doubleValue())) {
            throw new Refusal(
                    EvaluationReason.PLAN_REFUSED,
                    "value is a number too large (expected: at most " + MOST_DIGITS + " digits)",
                    "value");
        }
        requireModestNumbers("value", number);
    }

    private static void requireModestNumbers(String path, JsonNode node) {
        if (node.isNumber()) {
            BigDecimal value = node.decimalValue();
            if (Math.abs(value.scale()) > MOST_DIGITS || value.precision() > MOST_DIGITS) {
                throw new Refusal(
                        EvaluationReason.PLAN_REFUSED,
                        path + " is a number too large or too fine (expected: at most " + MOST_DIGITS + " digits)",
                        path);
            }
        }
        node.properties()
                .forEach(entry -> requireModestNumbers(
                        path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue()));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            requireModestNumbers(path + "[" + i + "]", node.get(i));
        }
    }

    private static Refusal unreadable(String what, boolean isYaml) {
        return new Refusal(
                EvaluationReason.PLAN_UNREADABLE,
                "the plan is %s (expected: one %s object, each key once)".formatted(what, isYaml ? "YAML" : "JSON"));
    }

    private static Fault fault(Error error) {
        boolean missing = REQUIRED.equals(error.getKeyword());
        JsonNode node = error.getInstanceNode();
        String value = missing || node == null ? "" : node.isString() ? node.stringValue() : node.toString();
        return new Fault(
                path(error),
                value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value,
                missing ? "a value: the field is required" : error.getMessage());
    }

    private static String told(Error error) {
        return path(error) + ": " + error.getMessage();
    }

    /** {@code /phases/0/start} as {@code phases[0].start}; a missing or unknown key is named with its place. */
    private static String path(Error error) {
        StringBuilder path = new StringBuilder();
        List<String> steps =
                new ArrayList<>(List.of(error.getInstanceLocation().toString().split("/", -1)));
        if (error.getProperty() != null) {
            steps.add(error.getProperty());
        }
        for (String step : steps) {
            if (step.chars().allMatch(Character::isDigit) && !step.isEmpty()) {
                path.append('[').append(step).append(']');
            } else if (!step.isEmpty() && !step.equals("$")) {
                path.append(path.isEmpty() ? "" : ".")
                        .append(step.replace("~1", "/").replace("~0", "~"));
            }
        }
        return path.isEmpty() ? "plan" : path.toString();
    }

    private static Schema schema() {
        try (InputStream in = PlanJson.class.getResourceAsStream(SCHEMA)) {
            if (in == null) {
                throw new IllegalStateException(SCHEMA + " is not on the class path (expected: from the contracts)");
            }
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class ScaleWriter extends ValueSerializer<Plan.Scale> {
        @Override
        public void serialize(Plan.Scale scale, JsonGenerator out, SerializationContext context) {
            out.writeStartObject();
            for (Plan.Option option : scale.options()) {
                out.writeName(option.label());
                if (option.points() == null) {
                    out.writeNull();
                } else {
                    out.writeNumber(option.points());
                }
            }
            out.writeEndObject();
        }
    }

    private static final class ScaleReader extends ValueDeserializer<Plan.Scale> {
        @Override
        public Plan.Scale deserialize(JsonParser parser, DeserializationContext context) {
            JsonNode tree = context.readTree(parser);
            List<Plan.Option> options = new ArrayList<>();
            for (Map.Entry<String, JsonNode> entry : tree.properties()) {
                BigDecimal points =
                        entry.getValue().isNull() ? null : entry.getValue().decimalValue();
                options.add(new Plan.Option(entry.getKey(), points));
            }
            return new Plan.Scale(options);
        }
    }
}
