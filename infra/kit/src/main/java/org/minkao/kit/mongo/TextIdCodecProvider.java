package org.minkao.kit.mongo;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecConfigurationException;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.TextId;

/** Stores id records as plain strings. */
final class TextIdCodecProvider implements CodecProvider {

    @Override
    public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
        return type.isRecord() && TextId.class.isAssignableFrom(type) ? new IdCodec<>(type) : null;
    }

    /** Makes an id from its text by the record's only constructor argument. */
    static MethodHandle maker(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(String.class);
            constructor.setAccessible(true);
            return MethodHandles.lookup().unreflectConstructor(constructor);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw new CodecConfigurationException(
                    type.getName() + " implements TextId (expected: a record of exactly one String)", e);
        }
    }

    static Object make(MethodHandle maker, String text) {
        try {
            return maker.invoke(text);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("constructor of an id threw a checked exception", e);
        }
    }

    private record IdCodec<T>(Class<T> type, MethodHandle maker) implements Codec<T> {

        IdCodec(Class<T> type) {
            this(type, TextIdCodecProvider.maker(type));
        }

        @Override
        public T decode(BsonReader reader, DecoderContext context) {
            return type.cast(make(maker, reader.readString()));
        }

        @Override
        public void encode(BsonWriter writer, T value, EncoderContext context) {
            writer.writeString(((TextId) value).value());
        }

        @Override
        public Class<T> getEncoderClass() {
            return type;
        }
    }
}
