package org.minkao.kit.core;

import java.time.Instant;

/** An event as it arrived: its place in its key's sequence and its JSON as UTF-8 bytes. */
@SuppressWarnings("ArrayRecordComponent") // the bytes pass through once; nobody compares or hashes an event
public record IncomingEvent(
        String topic, String key, String type, String id, String subject, long sequence, Instant time, byte[] data) {

    @Override
    public String toString() {
        return "IncomingEvent[topic=%s, type=%s, id=%s, sequence=%d, bytes=%d]"
                .formatted(topic, type, id, sequence, data.length);
    }
}
