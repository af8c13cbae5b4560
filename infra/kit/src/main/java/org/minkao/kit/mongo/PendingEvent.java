package org.minkao.kit.mongo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.OutgoingEvent;

/** An event as it waits inside its document. */
record PendingEvent(
        String id,
        OutgoingEvent event,
        long sequence,
        Instant time,
        @Nullable String trace) {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int ID_LENGTH = 26;

    static PendingEvent of(OutgoingEvent event, long sequence, Instant time, @Nullable String trace) {
        return new PendingEvent(id(event, sequence), event, sequence, time, trace);
    }

    Document toDocument() {
        Document document = new Document("id", id)
                .append("topic", event.topic())
                .append("key", event.key())
                .append("type", event.type())
                .append("subject", event.subject())
                .append("sequence", sequence)
                .append("time", java.util.Date.from(time))
                .append("data", new Binary(event.data()));
        return trace == null ? document : document.append("trace", trace);
    }

    static PendingEvent from(Document d) {
        return new PendingEvent(
                d.getString("id"),
                new OutgoingEvent(
                        d.getString("topic"),
                        d.getString("key"),
                        d.getString("type"),
                        d.getString("subject"),
                        d.get("data", Binary.class).getData()),
                d.get("sequence", Number.class).longValue(),
                d.getDate("time").toInstant(),
                d.getString("trace"));
    }

    /** The same place in the same sequence is always the same event, so its id follows from the place. */
    private static String id(OutgoingEvent event, long sequence) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((event.topic() + "\0" + event.key() + "\0" + sequence).getBytes(StandardCharsets.UTF_8));
            StringBuilder id = new StringBuilder(ID_LENGTH);
            for (int i = 0; i < ID_LENGTH; i++) {
                id.append(ALPHABET.charAt(hash[i] & 31));
            }
            return id.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
