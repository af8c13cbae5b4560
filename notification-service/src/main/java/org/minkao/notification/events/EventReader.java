package org.minkao.notification.events;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.kafka.UnreadableEvent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads an event's data as one of this room's records; what lacks a promised field is unreadable. */
final class EventReader {
    private final JsonMapper json;

    EventReader(JsonMapper json) {
        this.json = json;
    }

    <T> T read(IncomingEvent incoming, Class<T> type) {
        try {
            T data = json.readValue(incoming.data(), type);
            if (!complete(data)) {
                throw unreadable(incoming, type);
            }
            return data;
        } catch (JacksonException e) {
            throw unreadable(incoming, type);
        }
    }

    /** Without a cause: its message may quote what the event holds. */
    private static UnreadableEvent unreadable(IncomingEvent incoming, Class<?> type) {
        return new UnreadableEvent("data of %s is not a %s".formatted(incoming, type.getSimpleName()), null);
    }

    /** Whether every component that may not be absent is there, down to the last record. */
    static boolean complete(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case List<?> list -> list.stream().allMatch(EventReader::complete);
            case Record data -> {
                boolean all = true;
                for (RecordComponent part : data.getClass().getRecordComponents()) {
                    all &= part.getAnnotatedType().isAnnotationPresent(Nullable.class) || complete(part(part, data));
                }
                yield all;
            }
            default -> true;
        };
    }

    private static @Nullable Object part(RecordComponent part, Record of) {
        try {
            part.getAccessor().setAccessible(true);
            return part.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's own accessor fails", e);
        }
    }
}
