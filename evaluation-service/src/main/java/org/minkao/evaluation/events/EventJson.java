package org.minkao.evaluation.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Decimals;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.kafka.UnreadableEvent;
import org.minkao.kit.web.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** How campaign, inspection and result write and read their events. */
final class EventJson {
    private static final JsonMapper JSON = StrictJson.tolerant()
            .rebuild()
            .changeDefaultPropertyInclusion(
                    all -> JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private EventJson() {}

    static byte[] bytes(Object data) {
        return JSON.writeValueAsBytes(data);
    }

    /** The event's data; unknown fields are ignored, a broken contract is unreadable. */
    static <T> T read(IncomingEvent event, Class<T> type) {
        try {
            return JSON.readValue(event.data(), type);
        } catch (JacksonException e) {
            throw new UnreadableEvent(event.type() + " does not have the shape of its contract", e);
        }
    }

    /** A field the contract requires. */
    static <T> T required(IncomingEvent event, String field, @Nullable T value) {
        if (value == null) {
            throw new UnreadableEvent(event.type() + " lacks " + field, null);
        }
        return value;
    }

    static String decimal(BigDecimal value) {
        return Decimals.plain(value);
    }

    static Instant whole(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
