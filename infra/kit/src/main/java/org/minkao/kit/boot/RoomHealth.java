package org.minkao.kit.boot;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Fault;
import org.minkao.kit.kafka.BrokerState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Asks each room's part and says which does not answer. */
final class RoomHealth implements HealthIndicator {
    /** Something is away, and the service works on. */
    static final Status DEGRADED = new Status("DEGRADED");

    private final List<Room> rooms;
    private final Status away;
    private final Function<Room, @Nullable String> question;

    private RoomHealth(List<Room> rooms, Status away, Function<Room, @Nullable String> question) {
        this.rooms = rooms;
        this.away = away;
        this.question = question;
    }

    static RoomHealth ofMongo(List<Room> rooms) {
        return new RoomHealth(rooms, Status.DOWN, room -> {
            try {
                room.mongo().ping();
                return null;
            } catch (Fault e) {
                return e.getMessage();
            }
        });
    }

    static RoomHealth ofBroker(List<Room> rooms) {
        return new RoomHealth(rooms, DEGRADED, room -> {
            BrokerState state = room.kafka().describe();
            return state.up() ? null : state.detail();
        });
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (Room room : rooms) {
            String trouble = question.apply(room);
            if (trouble != null) {
                health.status(away);
            }
            health.withDetail(room.name(), trouble == null ? "answers" : trouble);
        }
        return health.build();
    }
}
