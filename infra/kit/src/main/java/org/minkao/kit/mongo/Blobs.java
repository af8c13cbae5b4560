package org.minkao.kit.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.minkao.kit.core.Blob;
import org.minkao.kit.core.BlobStore;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

/** Content-addressed bytes of up to 8 MiB. */
public final class Blobs implements BlobStore {
    private static final int MAX_BYTES = 8 * 1024 * 1024;

    private final MongoCollection<Document> collection;

    public Blobs(MongoDoor door, String collection) {
        this.collection = door.database().getCollection(collection);
    }

    @Override
    public String put(byte[] bytes, String mediaType) {
        if (bytes.length > MAX_BYTES) {
            throw new Refusal(
                    KitReason.TOO_LARGE,
                    "content has %d bytes (expected: at most %d)".formatted(bytes.length, MAX_BYTES));
        }
        String id = digest(bytes);
        Document document = new Document("_id", id)
                .append("size", bytes.length)
                .append("mediaType", mediaType)
                .append("bytes", new Binary(bytes));
        return Calls.call("storing a blob", () -> {
            try {
                collection.insertOne(document);
            } catch (MongoException e) {
                if (!Calls.isDuplicate(e)) {
                    throw e;
                }
            }
            return id;
        });
    }

    @Override
    public Optional<Blob> find(String id) {
        return Optional.ofNullable(Calls.call(
                        "reading a blob", () -> collection.find(eq("_id", id)).first()))
                .map(d -> new Blob(
                        id,
                        d.getString("mediaType"),
                        d.get("bytes", Binary.class).getData()));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
