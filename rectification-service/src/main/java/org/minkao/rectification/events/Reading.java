package org.minkao.rectification.events;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.function.Function;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.kafka.UnreadableEvent;
import org.minkao.kit.web.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads events: unknown fields pass, a broken contract does not. */
final class Reading {
    static final ZoneId COUNTY = ZoneId.of("Asia/Shanghai");
    private static final JsonMapper JSON = StrictJson.tolerant();

    private Reading() {}

    /** Reads the message and turns it into the feature's own words. */
    static <M, R> R read(IncomingEvent event, Class<M> type, Function<M, R> meaning) {
        try {
            return meaning.apply(JSON.readValue(event.data(), type));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new UnreadableEvent("event %s of type %s breaks its contract".formatted(event.id(), event.type()), e);
        }
    }

    /** A message's required parts; what is missing makes the event unreadable. */
    static void require(Object... parts) {
        for (Object part : parts) {
            if (part == null) {
                throw new IllegalArgumentException("a required field is missing");
            }
        }
    }
}
