package org.minkao.kit.boot;

import java.util.List;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.kafka.CheckpointedConsumer;
import org.minkao.kit.kafka.ParkedEvent;
import org.minkao.kit.kafka.ParkedKey;
import org.minkao.kit.mongo.OutboxRelay;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** What is parked: list it, look at it (never the bodies), let it go on. */
@Endpoint(id = "parked")
public final class ParkedEndpoint {
    private static final int SHOWN = 500;

    private final List<CheckpointedConsumer> consumers;
    private final List<Room> rooms;

    ParkedEndpoint(List<CheckpointedConsumer> consumers, List<Room> rooms) {
        this.consumers = List.copyOf(consumers);
        this.rooms = List.copyOf(rooms);
    }

    /** Everything that waits. */
    public record Parked(List<ParkedKey> keys, List<OutboxRelay.ParkedOutbox> outboxes) {}

    /** How many events went through. */
    public record Drained(int applied) {}

    @ReadOperation
    public Parked list() {
        return new Parked(
                consumers.stream().flatMap(c -> c.parkedKeys().stream()).toList(),
                rooms.stream().flatMap(room -> room.relay().parked().stream()).toList());
    }

    @ReadOperation
    public List<ParkedEvent> look(@Selector String group) {
        return consumer(group).parkedEvents(SHOWN);
    }

    /** {@code replay} tries again, {@code skip} gives up what blocks the key. */
    @WriteOperation
    public Drained act(@Selector String group, String topic, String key, String action) {
        CheckpointedConsumer consumer = consumer(group);
        return switch (action) {
            case "replay" -> new Drained(consumer.replay(topic, key));
            case "skip" -> new Drained(consumer.skip(topic, key));
            default ->
                throw new Refusal(
                        KitReason.FIELD_INVALID, "action is %s (expected: replay or skip)".formatted(action), "action");
        };
    }

    /** Tries a parked document's events again. */
    @WriteOperation
    public void send(String room, String collection, String id) {
        rooms.stream()
                .filter(candidate -> candidate.name().equals(room))
                .findFirst()
                .orElseThrow(() -> new Refusal(KitReason.NOT_FOUND, "there is no room " + room))
                .relay()
                .unpark(collection, id);
    }

    private CheckpointedConsumer consumer(String group) {
        return consumers.stream()
                .filter(candidate -> candidate.group().equals(group))
                .findFirst()
                .orElseThrow(() -> new Refusal(KitReason.NOT_FOUND, "there is no consumer group " + group));
    }
}
