package org.minkao.kit.mongo;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
import org.minkao.kit.core.TextId;

/** Stores maps whose keys are texts, enum constants or ids; the order stays, odd characters in keys are escaped. */
final class KeyedMapCodecProvider implements CodecProvider {

    @Override
    public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
        return null;
    }

    @Override
    @SuppressWarnings("unchecked") // the class was just seen to be Map
    public <T> @Nullable Codec<T> get(Class<T> type, List<Type> arguments, CodecRegistry registry) {
        if (type != Map.class || arguments.size() != 2) {
            return null;
        }
        return (Codec<T>) new MapCodec(key(arguments.get(0)), StateCodecProvider.codec(arguments.get(1), registry));
    }

    private static Function<String, Object> key(Type type) {
        if (type == String.class) {
            return text -> text;
        }
        if (type instanceof Class<?> id && id.isRecord() && TextId.class.isAssignableFrom(id)) {
            MethodHandle maker = TextIdCodecProvider.maker(id);
            return text -> TextIdCodecProvider.make(maker, text);
        }
        if (type instanceof Class<?> named && named.isEnum()) {
            return text -> Arrays.stream(named.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new CodecConfigurationException(named.getName() + " has no " + text));
        }
        throw new CodecConfigurationException(
                "map key is %s (expected: String, an enum or a TextId record)".formatted(type.getTypeName()));
    }

    private static String text(Object key) {
        return switch (key) {
            case TextId id -> id.value();
            case Enum<?> constant -> constant.name();
            default -> key.toString();
        };
    }

    @SuppressWarnings("rawtypes") // the driver asks for a codec of the raw Map class
    private record MapCodec(Function<String, Object> key, Codec<Object> value) implements Codec<Map> {

        @Override
        public Map decode(BsonReader reader, DecoderContext context) {
            Map<Object, Object> map = new LinkedHashMap<>();
            reader.readStartDocument();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                Object name = key.apply(FieldNames.unescape(reader.readName()));
                map.put(name, value.decode(reader, context));
            }
            reader.readEndDocument();
            return map;
        }

        @Override
        public void encode(BsonWriter writer, Map map, EncoderContext context) {
            writer.writeStartDocument();
            for (Object entry : map.entrySet()) {
                Map.Entry<?, ?> pair = (Map.Entry<?, ?>) entry;
                writer.writeName(FieldNames.escape(text(pair.getKey())));
                value.encode(writer, pair.getValue(), context);
            }
            writer.writeEndDocument();
        }

        @Override
        public Class<Map> getEncoderClass() {
            return Map.class;
        }
    }
}
