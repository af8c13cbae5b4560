package org.minkao.kit.boot;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
    /** Shorter than the patience of whoever asks: a part that hangs is as good as gone. */
    private static final Duration LIMIT = Duration.ofSeconds(3);

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
        Map<String, CompletableFuture<Optional<String>>> troubles = new LinkedHashMap<>();
        rooms.forEach(room -> troubles.put(room.name(), ask(room)));
        Health.Builder health = Health.up();
        troubles.forEach((room, asked) -> {
            Optional<String> trouble = asked.join();
            if (trouble.isPresent()) {
                health.status(away);
            }
            health.withDetail(room, trouble.orElse("answers"));
        });
        return health.build();
    }

    private CompletableFuture<Optional<String>> ask(Room room) {
        return CompletableFuture.supplyAsync(
                        () -> Optional.ofNullable(question.apply(room)),
                        task -> Thread.ofVirtual().name("health-" + room.name()).start(task))
                .completeOnTimeout(
                        Optional.of("no answer within %d s".formatted(LIMIT.toSeconds())),
                        LIMIT.toMillis(),
                        TimeUnit.MILLISECONDS);
    }
}
