package org.minkao.journeys;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/** All that exists after a campaign, but the people's own mailboxes: documents, events, log lines, figures, files. */
final class Everything {
    private static final JsonWriterSettings JSON =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    private final Stack stack;
    private final Web web;

    Everything(Stack stack, Web web) {
        this.stack = stack;
        this.web = web;
    }

    LeakScan read(Marks marks) {
        LeakScan scan = new LeakScan(marks);
        documents(scan);
        events(scan);
        logLines(scan);
        figures(scan);
        return scan;
    }

    private void documents(LeakScan scan) {
        try (Databases databases = new Databases(stack)) {
            databases.each((name, document) -> scan.add("document " + name, document.toJson(JSON)));
        }
    }

    private void events(LeakScan scan) {
        Brokers brokers = new Brokers(stack);
        try (Admin admin = brokers.admin("admin");
                KafkaConsumer<byte[], byte[]> consumer = brokers.consumer("admin", Map.of())) {
            List<TopicPartition> partitions =
                    admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get().values().stream()
                            .flatMap(topic -> topic.partitions().stream()
                                    .map(p -> new TopicPartition(topic.name(), p.partition())))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(500)).forEach(event -> scan.add("event " + event.topic(), text(event)));
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(ConsumerRecord<byte[], byte[]> event) {
        return text(event.key())
                + "\n"
                + StreamSupport.stream(event.headers().spliterator(), false)
                        .map(header -> header.key() + "=" + text(header.value()))
                        .collect(Collectors.joining("\n"))
                + "\n"
                + text(event.value());
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private void logLines(LeakScan scan) {
        for (Path file : files(stack.logs())) {
            try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
                String line = reader.readLine();
                while (line != null) {
                    scan.add(
                            "line " + file.getFileName(),
                            new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
                    line = reader.readLine();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void figures(LeakScan scan) {
        for (String service : List.of("GATEWAY", "EVALUATION", "SURVEY", "RECTIFICATION", "NOTIFICATION")) {
            int port = stack.port("MINKAO_" + service + "_PORT") + 1000;
            Web.Answer answer = web.at(port, "GET", "/actuator/prometheus", Map.of());
            if (answer.status() != 200) {
                throw new IllegalStateException(service + " shows no figures: " + answer);
            }
            answer.body().lines().forEach(line -> scan.add("figure " + service, line));
        }
    }

    /** Files under the stack's data in whose bytes one of these words stands, whatever the format. */
    List<String> filesWith(List<String> words) {
        List<String> all = new ArrayList<>();
        for (Path file : files(stack.logs().resolveSibling("data"))) {
            try {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                words.stream().filter(bytes::contains).forEach(word -> all.add(file + " " + word));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
