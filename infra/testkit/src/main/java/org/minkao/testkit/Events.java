package org.minkao.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.core.OutgoingEvent;
import org.minkao.kit.kafka.CloudEventMapper;
import org.minkao.kit.kafka.KafkaDoor;
import org.minkao.kit.kafka.KafkaSettings;

/** Plays the neighbours: sends their events and waits for ours. */
public final class Events {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Events() {}

    /** Sends one event as the service named in its type would. */
    public static void play(String bootstrap, String topic, String key, String type, long sequence, String json) {
        try (KafkaDoor door = new KafkaDoor(new KafkaSettings(bootstrap, null, null, "neighbour"))) {
            String[] parts = type.split("\\.", -1);
            door.send(new CloudEventMapper(parts.length > 1 ? parts[1] : "neighbour")
                    .toRecord(
                            new OutgoingEvent(topic, key, type, key, json.getBytes(StandardCharsets.UTF_8)),
                            UUID.randomUUID().toString(),
                            Instant.now(),
                            sequence,
                            null));
        }
    }

    public static void play(String topic, String key, String type, long sequence, String json) {
        play(TestKafka.bootstrap(), topic, key, type, sequence, json);
    }

    /** The first event that matches, from the topic's beginning; fails when none comes. */
    public static IncomingEvent await(String topic, Predicate<IncomingEvent> wanted) {
        return await(topic, wanted, 1).getFirst();
    }

    /** The first so many events that match, from the topic's beginning; fails when they do not come. */
    public static List<IncomingEvent> await(String topic, Predicate<IncomingEvent> wanted, int count) {
        List<IncomingEvent> found = new ArrayList<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        int seen = 0;
        try (Consumer<String, byte[]> consumer = consumer()) {
            TestKafka.create(topic);
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(p -> new org.apache.kafka.common.TopicPartition(topic, p.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            while (System.nanoTime() < end) {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(200))) {
                    seen++;
                    IncomingEvent event = CloudEventMapper.read(message);
                    if (found.size() < count && wanted.test(event)) {
                        found.add(event);
                    }
                }
                if (found.size() >= count) {
                    return found;
                }
            }
        }
        throw new AssertionError("%d of %d wanted events came on %s within %s (%d others)"
                .formatted(found.size(), count, topic, PATIENCE, seen - found.size()));
    }

    /** Everything that is on the topic now, in order of its partitions. */
    public static List<IncomingEvent> all(String topic) {
        List<IncomingEvent> found = new ArrayList<>();
        try (Consumer<String, byte[]> consumer = consumer()) {
            TestKafka.create(topic);
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(p -> new org.apache.kafka.common.TopicPartition(topic, p.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            Map<org.apache.kafka.common.TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> found.add(CloudEventMapper.read(message)));
            }
        }
        return found;
    }

    private static Consumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, TestKafka.bootstrap()),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
