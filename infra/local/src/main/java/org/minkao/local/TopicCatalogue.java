package org.minkao.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Topics with who may write and who may read them, from {@code infra/kafka/topics.json}. */
record TopicCatalogue(List<Topic> topics) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** One topic; retention -1 keeps for ever. */
    record Topic(
            String name,
            int partitions,
            long retentionMs,
            Map<String, String> config,
            List<String> writers,
            List<String> readers) {

        /** The broker's configuration of the topic. */
        Map<String, String> settings() {
            Map<String, String> all = new TreeMap<>(config);
            all.put("retention.ms", Long.toString(retentionMs));
            return all;
        }
    }

    private record Document(List<Entry> topics) {}

    private record Entry(
            @Nullable String name,
            @Nullable Integer partitions,
            @Nullable Long retentionMs,
            @Nullable Map<String, String> config,
            @Nullable List<String> writers,
            @Nullable List<String> readers) {}

    static TopicCatalogue read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static TopicCatalogue parse(String text) {
        try {
            Set<String> names = new HashSet<>();
            List<Topic> topics = new ArrayList<>();
            for (Entry entry : JSON.readValue(text, Document.class).topics()) {
                Topic topic = checked(entry);
                if (!names.add(topic.name())) {
                    throw refused(topic.name(), "name", "a name of its own");
                }
                topics.add(topic);
            }
            return new TopicCatalogue(List.copyOf(topics));
        } catch (JacksonException e) {
            throw Failure.input("topics.json 无法读取：" + e.getOriginalMessage(), "topics.json: " + e.getOriginalMessage());
        }
    }

    private static Topic checked(Entry entry) {
        String name = entry.name();
        if (name == null || !name.matches("minkao(\\.[a-z][a-z0-9-]*){2}")) {
            throw refused(String.valueOf(name), "name", "minkao.<service>.<stream>");
        }
        Integer partitions = entry.partitions();
        if (partitions == null || partitions < 1 || partitions > 1000) {
            throw refused(name, "partitions", "1 to 1000");
        }
        Long retention = entry.retentionMs();
        if (retention == null || (retention != -1 && retention < 60_000)) {
            throw refused(name, "retentionMs", "-1 or at least 60000");
        }
        return new Topic(
                name,
                partitions,
                retention,
                entry.config() == null ? Map.of() : Map.copyOf(entry.config()),
                principals(name, "writers", entry.writers()),
                principals(name, "readers", entry.readers()));
    }

    private static List<String> principals(String topic, String field, @Nullable List<String> given) {
        if (given == null || given.isEmpty()) {
            throw refused(topic, field, "at least one principal");
        }
        for (String principal : given) {
            if (!Secrets.PRINCIPALS.contains(principal)) {
                throw refused(topic, field, "one of " + Secrets.PRINCIPALS + ", not " + principal);
            }
        }
        return List.copyOf(given);
    }

    private static Failure refused(String topic, String field, String expectation) {
        return Failure.input(
                "topics.json 中主题 %s 的 %s 不合要求（应为：%s）".formatted(topic, field, expectation),
                "topics.json, topic %s: %s (expected: %s)".formatted(topic, field, expectation));
    }
}
