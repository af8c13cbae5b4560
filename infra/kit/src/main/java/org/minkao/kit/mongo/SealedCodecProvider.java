package org.minkao.kit.mongo;

import java.util.HashMap;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.BsonReader;
import org.bson.BsonString;
import org.bson.BsonWriter;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecConfigurationException;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/** Stores a sealed interface of records: the record's simple name stands beside its fields as {@code _is}. */
final class SealedCodecProvider implements CodecProvider {
    private static final String IS = "_is";

    @Override
    public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
        return type.isInterface() && type.isSealed() ? new SealedCodec<>(type, registry) : null;
    }

    private static final class SealedCodec<T> implements Codec<T> {
        private final Class<T> type;
        private final CodecRegistry registry;
        private final Map<String, Class<?>> records = new HashMap<>();
        private final BsonDocumentCodec documents = new BsonDocumentCodec();

        SealedCodec(Class<T> type, CodecRegistry registry) {
            this.type = type;
            this.registry = registry;
            collect(type);
        }

        private void collect(Class<?> sealed) {
            for (Class<?> permitted : sealed.getPermittedSubclasses()) {
                if (permitted.isInterface() && permitted.isSealed()) {
                    collect(permitted);
                } else if (!permitted.isRecord()) {
                    throw new CodecConfigurationException(
                            permitted.getName() + " is stored through " + type.getName() + " (expected: a record)");
                } else if (records.put(permitted.getSimpleName(), permitted) != null) {
                    throw new CodecConfigurationException(
                            "two records of " + type.getName() + " are named " + permitted.getSimpleName());
                }
            }
        }

        @Override
        public T decode(BsonReader reader, DecoderContext context) {
            BsonDocument document = documents.decode(reader, context);
            String name = document.getString(IS).getValue();
            Class<?> record = records.get(name);
            if (record == null) {
                throw new CodecConfigurationException(type.getName() + " has no record " + name);
            }
            return type.cast(registry.get(record).decode(new BsonDocumentReader(document), context));
        }

        @Override
        public void encode(BsonWriter writer, T value, EncoderContext context) {
            BsonDocument document =
                    new BsonDocument(IS, new BsonString(value.getClass().getSimpleName()));
            BsonDocument fields = new BsonDocument();
            encode(registry.get(value.getClass()), fields, value);
            document.putAll(fields);
            documents.encode(writer, document, context);
        }

        private static <R> void encode(Codec<R> codec, BsonDocument target, Object value) {
            codec.encode(
                    new BsonDocumentWriter(target),
                    codec.getEncoderClass().cast(value),
                    EncoderContext.builder().build());
        }

        @Override
        public Class<T> getEncoderClass() {
            return type;
        }
    }
}
