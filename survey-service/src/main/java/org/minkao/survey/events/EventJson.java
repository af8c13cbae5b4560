package org.minkao.survey.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.kafka.UnreadableEvent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the data of events; unknown fields are ignored, as v1 may grow. */
final class EventJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(old -> old.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private EventJson() {}

    static <T> T read(IncomingEvent event, Class<T> type) {
        try {
            return JSON.readValue(event.data(), type);
        } catch (JacksonException e) {
            // Jackson's message may quote the data, so only its kind is passed on.
            throw new UnreadableEvent(
                    "%s is not as its contract says (%s)"
                            .formatted(event.type(), e.getClass().getSimpleName()),
                    null);
        }
    }

    static byte[] write(Object data) {
        return JSON.writeValueAsBytes(data);
    }
}
