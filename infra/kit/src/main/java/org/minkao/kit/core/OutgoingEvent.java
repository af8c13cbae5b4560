package org.minkao.kit.core;

/** An event ready for the outbox: where it goes and its JSON as UTF-8 bytes. */
@SuppressWarnings("ArrayRecordComponent") // the bytes pass through once; nobody compares or hashes an event
public record OutgoingEvent(String topic, String key, String type, String subject, byte[] data) {

    @Override
    public String toString() {
        return "OutgoingEvent[topic=%s, type=%s, bytes=%d]".formatted(topic, type, data.length);
    }
}
