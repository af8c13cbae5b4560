package org.minkao.local.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;

/** One entry as it lies in the database, with what it takes to compute its hash again. */
record ChainEntry(String id, List<String> texts, String previous, String hash, List<Long> numbers, Binary data) {
    private static final List<String> TEXTS = List.of("chain", "previous", "_id", "topic", "key", "type", "subject");

    /** Empty when a field is missing or of another kind than it was written. */
    static Optional<ChainEntry> of(Document d) {
        List<String> texts = TEXTS.stream()
                .map(d::get)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
        if (texts.size() == TEXTS.size()
                && d.get("hash") instanceof String hash
                && d.get("index") instanceof Number index
                && d.get("sequence") instanceof Number sequence
                && d.get("time") instanceof Date time
                && d.get("data") instanceof Binary data) {
            List<Long> numbers = List.of(
                    index.longValue(), sequence.longValue(), time.toInstant().toEpochMilli());
            return Optional.of(new ChainEntry(texts.get(2), texts, texts.get(1), hash, numbers, data));
        }
        return Optional.empty();
    }

    /** Whether it stands where it was written, behind that hash, with nothing in it changed. */
    boolean follows(String before) {
        return previous.equals(before) && hash.equals(recomputed());
    }

    /** SHA-256 over every field with its length before it, as the platform's records are defined. */
    String recomputed() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                digest.update(number(bytes.length));
                digest.update(bytes);
            }
            for (long number : numbers) {
                digest.update(number(number));
            }
            digest.update(number(data.length()));
            digest.update(data.getData());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }
}
