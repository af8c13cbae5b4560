package org.minkao.kit.web;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.TextId;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.LogicalType;

/** JSON as the doors read it: nothing unknown, nothing twice, nothing guessed, nothing endless. */
public final class StrictJson {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_STRING = 200_000;
    private static final int MAX_NAME = 200;
    private static final int MAX_NUMBER = 40;

    private StrictJson() {}

    /** For requests: unknown fields are refused. */
    public static JsonMapper mapper() {
        return builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** For events, whose contracts may grow: unknown fields are ignored, all else is as strict. */
    public static JsonMapper tolerant() {
        return builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    private static JsonMapper.Builder builder() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_STRING)
                        .maxNameLength(MAX_NAME)
                        .maxNumberLength(MAX_NUMBER)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .enable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Enum, text -> text.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .addModule(new IdModule());
    }

    private static final class IdModule extends SimpleModule {
        private static final long serialVersionUID = 1L;

        IdModule() {
            super("ids");
            addSerializer(new IdWriter());
            setDeserializers(new IdReaders());
        }
    }

    private static final class IdWriter extends StdSerializer<TextId> {
        IdWriter() {
            super(TextId.class);
        }

        @Override
        public void serialize(TextId id, JsonGenerator out, SerializationContext context) {
            out.writeString(id.value());
        }
    }

    private static final class IdReaders extends tools.jackson.databind.module.SimpleDeserializers {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            return hasDeserializerFor(config, type.getRawClass()) ? new IdReader(type.getRawClass()) : null;
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return type.isRecord() && TextId.class.isAssignableFrom(type);
        }
    }

    private static final class IdReader extends ValueDeserializer<Object> {
        private final Class<?> type;
        private final Constructor<?> constructor;

        IdReader(Class<?> type) {
            this.type = type;
            try {
                constructor = type.getDeclaredConstructor(String.class);
                constructor.setAccessible(true);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(
                        type.getName() + " implements TextId (expected: a record of exactly one String)", e);
            }
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return context.handleUnexpectedToken(context.constructType(String.class), parser);
            }
            try {
                return constructor.newInstance(parser.getString());
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof Refusal refusal) {
                    // The place in the request names the field, not the id's own word for it.
                    throw new Refusal(refusal.reason(), refusal.detail());
                }
                if (e.getCause() instanceof IllegalArgumentException cause) {
                    return context.handleWeirdStringValue(type, parser.getString(), String.valueOf(cause.getMessage()));
                }
                throw new IllegalStateException(type.getName() + " cannot be made", e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(type.getName() + " cannot be made", e);
            }
        }
    }
}
