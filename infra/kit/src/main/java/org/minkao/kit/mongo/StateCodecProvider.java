package org.minkao.kit.mongo;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecConfigurationException;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Stores records field by field, package-private ones too, which the driver's own record codec cannot read. What is
 * null is absent; what is absent comes back as null, numbers as 0 and booleans as false; unknown fields are skipped.
 */
final class StateCodecProvider implements CodecProvider {
    private static final Map<Class<?>, Object> ZEROS = Map.of(
            int.class,
            0,
            long.class,
            0L,
            double.class,
            0.0,
            float.class,
            0f,
            boolean.class,
            false,
            short.class,
            (short) 0,
            byte.class,
            (byte) 0,
            char.class,
            '\0');
    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            int.class,
            Integer.class,
            long.class,
            Long.class,
            double.class,
            Double.class,
            float.class,
            Float.class,
            boolean.class,
            Boolean.class,
            short.class,
            Short.class,
            byte.class,
            Byte.class,
            char.class,
            Character.class);

    @Override
    public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
        return get(type, List.of(), registry);
    }

    @Override
    public <T> @Nullable Codec<T> get(Class<T> type, List<Type> arguments, CodecRegistry registry) {
        return type.isRecord() ? new StateCodec<>(type, arguments, registry) : null;
    }

    private record Field(
            String name,
            MethodHandle accessor,
            Codec<Object> codec,
            @Nullable Object zero) {}

    private static final class StateCodec<T> implements Codec<T> {
        private final Class<T> type;
        private final List<Field> fields = new ArrayList<>();
        private final Map<String, Integer> places = new HashMap<>();
        private final MethodHandle constructor;

        StateCodec(Class<T> type, List<Type> arguments, CodecRegistry registry) {
            this.type = type;
            TypeVariable<?>[] variables = type.getTypeParameters();
            if (variables.length != arguments.size()) {
                throw new CodecConfigurationException("%s is stored without its type arguments (expected: %s)"
                        .formatted(type.getName(), Arrays.toString(variables)));
            }
            Map<TypeVariable<?>, Type> bound = new HashMap<>();
            for (int i = 0; i < variables.length; i++) {
                bound.put(variables[i], arguments.get(i));
            }
            RecordComponent[] components = type.getRecordComponents();
            try {
                for (RecordComponent component : components) {
                    places.put(component.getName(), fields.size());
                    Method accessor = component.getAccessor();
                    accessor.setAccessible(true);
                    fields.add(new Field(
                            component.getName(),
                            MethodHandles.lookup().unreflect(accessor),
                            codec(resolve(component.getGenericType(), bound), registry),
                            ZEROS.get(component.getType())));
                }
                Constructor<T> canonical = type.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
                canonical.setAccessible(true);
                constructor = MethodHandles.lookup()
                        .unreflectConstructor(canonical)
                        .asSpreader(Object[].class, components.length);
            } catch (NoSuchMethodException | IllegalAccessException e) {
                throw new CodecConfigurationException("record %s cannot be stored".formatted(type.getName()), e);
            }
        }

        @Override
        public T decode(BsonReader reader, DecoderContext context) {
            @Nullable Object[] values = new Object[fields.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = fields.get(i).zero();
            }
            reader.readStartDocument();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                Integer place = places.get(reader.readName());
                if (place == null || reader.getCurrentBsonType() == BsonType.NULL) {
                    reader.skipValue();
                } else {
                    values[place] = fields.get(place).codec().decode(reader, context);
                }
            }
            reader.readEndDocument();
            return Objects.requireNonNull(type.cast(invoke(constructor, values)));
        }

        @Override
        public void encode(BsonWriter writer, T value, EncoderContext context) {
            writer.writeStartDocument();
            for (Field field : fields) {
                Object part = invoke(field.accessor(), value);
                if (part != null) {
                    writer.writeName(field.name());
                    field.codec().encode(writer, part, context);
                }
            }
            writer.writeEndDocument();
        }

        @Override
        public Class<T> getEncoderClass() {
            return type;
        }

        private @Nullable Object invoke(MethodHandle handle, @Nullable Object argument) {
            try {
                return handle.invoke(argument);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new CodecConfigurationException("record %s cannot be stored".formatted(type.getName()), e);
            }
        }

        private @Nullable Object invoke(MethodHandle handle, @Nullable Object[] arguments) {
            try {
                return handle.invoke(arguments);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new CodecConfigurationException("record %s cannot be stored".formatted(type.getName()), e);
            }
        }
    }

    @SuppressWarnings("unchecked") // a component's values are only ever handed to the codec of its own type
    static Codec<Object> codec(Type type, CodecRegistry registry) {
        return switch (type) {
            case Class<?> plain -> (Codec<Object>) registry.get(BOXES.getOrDefault(plain, plain));
            case ParameterizedType generic ->
                (Codec<Object>)
                        registry.get((Class<?>) generic.getRawType(), List.of(generic.getActualTypeArguments()));
            default ->
                throw new CodecConfigurationException("%s is stored (expected: a class)".formatted(type.getTypeName()));
        };
    }

    private static Type resolve(Type type, Map<TypeVariable<?>, Type> bound) {
        return switch (type) {
            case TypeVariable<?> variable -> bound.getOrDefault(variable, variable);
            case WildcardType wildcard -> resolve(wildcard.getUpperBounds()[0], bound);
            case ParameterizedType generic ->
                new Resolved(
                        (Class<?>) generic.getRawType(),
                        Arrays.stream(generic.getActualTypeArguments())
                                .map(argument -> resolve(argument, bound))
                                .toList());
            default -> type;
        };
    }

    private record Resolved(Class<?> raw, List<Type> arguments) implements ParameterizedType {

        @Override
        public Type[] getActualTypeArguments() {
            return arguments.toArray(Type[]::new);
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return null;
        }
    }
}
