package org.minkao.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tools.jackson.databind.JsonNode;

/** The real broker, as any of its principals with that principal's real password, and the contract of who may do what. */
final class Brokers {
    /** Where each process finds the passwords of its principals. */
    static final Map<String, String> PRINCIPALS = new TreeMap<>(Map.of(
            "evaluation", "evaluation-service",
            "eligibility", "evaluation-service",
            "survey", "survey-service",
            "box", "survey-service",
            "rectification", "rectification-service",
            "notification", "notification-service"));

    private final Stack stack;
    private final Map<String, Topic> topics = new TreeMap<>();

    /** Who may write a topic and who may read it. */
    record Topic(String name, Set<String> writers, Set<String> readers) {}

    Brokers(Stack stack) {
        this.stack = stack;
        JsonNode contract = Stack.JSON.readTree(Path.of("../kafka/topics.json").toFile());
        contract.path("topics").forEach(topic -> {
            String name = topic.path("name").asString();
            topics.put(name, new Topic(name, names(topic.path("writers")), names(topic.path("readers"))));
        });
    }

    Map<String, Topic> topics() {
        return topics;
    }

    String password(String principal) {
        String folder = PRINCIPALS.getOrDefault(principal, "launcher");
        Path file = stack.logs()
                .resolveSibling("secrets")
                .resolve(folder)
                .resolve("kafka")
                .resolve(principal + ".password");
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Admin admin(String principal) {
        return Admin.create(settings(principal, password(principal)));
    }

    KafkaConsumer<byte[], byte[]> consumer(String principal, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(settings(principal, password(principal)));
        all.put("enable.auto.commit", false);
        all.put("auto.offset.reset", "earliest");
        all.putAll(more);
        return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    KafkaProducer<byte[], byte[]> producer(String principal) {
        Map<String, Object> all = new HashMap<>(settings(principal, password(principal)));
        all.put("enable.idempotence", false);
        all.put("max.block.ms", 15_000);
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }

    Map<String, Object> settings(String principal, String password) {
        return Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + stack.port("MINKAO_KAFKA_PORT"),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(principal, password),
                "default.api.timeout.ms",
                20_000,
                "request.timeout.ms",
                15_000);
    }

    private static Set<String> names(JsonNode list) {
        Set<String> all = new TreeSet<>();
        list.forEach(name -> all.add(name.asString()));
        return all;
    }

    static List<String> principals() {
        return List.copyOf(PRINCIPALS.keySet());
    }
}
