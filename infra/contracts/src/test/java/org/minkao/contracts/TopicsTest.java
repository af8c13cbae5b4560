package org.minkao.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.minkao.contracts.ContractFiles.Operation;
import tools.jackson.databind.JsonNode;

/** The broker lets each principal do what the AsyncAPI documents say, and nothing else. */
class TopicsTest {
    private static final Path FILE = ContractFiles.ROOT.resolve("../kafka/topics.json");
    /** Features that run under a principal of their own: blueprint §3, custody. */
    private static final Map<String, String> OWN_PRINCIPAL =
            Map.of("evaluation/eligibility", "eligibility", "survey/box", "box");

    @Test
    void writersAndReadersAreThoseOfTheContracts() {
        Map<String, Set<String>> writers = granted("writers");
        Map<String, Set<String>> readers = granted("readers");
        assertThat(writers).hasSizeGreaterThan(10);
        assertThat(writers).isEqualTo(promised(ContractFiles.operations(), "send"));
        assertThat(readers).isEqualTo(promised(ContractFiles.operations(), "receive"));
    }

    @Test
    void aReaderTooManyIsFound() {
        Map<String, Set<String>> readers = granted("readers");
        readers.get("minkao.survey.opening").add("notification");
        assertThat(readers).isNotEqualTo(promised(ContractFiles.operations(), "receive"));
    }

    @Test
    void topicsWithContactDataAreKeptShort() {
        for (JsonNode topic : ContractFiles.json(FILE).path("topics")) {
            String name = topic.path("name").asString();
            if (name.equals("minkao.evaluation.invitation") || name.equals("minkao.evaluation.contact")) {
                assertThat(topic.path("retentionMs").asLong()).as(name).isBetween(1L, 7L * 86_400_000L);
                assertThat(topic.path("config").path("segment.ms").asLong())
                        .as(name)
                        .isEqualTo(3_600_000L);
            }
        }
    }

    private static Map<String, Set<String>> granted(String what) {
        Map<String, Set<String>> byTopic = new TreeMap<>();
        for (JsonNode topic : ContractFiles.json(FILE).path("topics")) {
            byTopic.put(
                    topic.path("name").asString(),
                    new TreeSet<>(topic.path(what)
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList()));
        }
        return byTopic;
    }

    private static Map<String, Set<String>> promised(List<Operation> operations, String action) {
        Map<String, Set<String>> byTopic = new TreeMap<>();
        for (Operation operation : operations) {
            Set<String> principals = byTopic.computeIfAbsent(operation.topic(), k -> new TreeSet<>());
            if (operation.action().equals(action)) {
                principals.add(OWN_PRINCIPAL.getOrDefault(operation.feature(), operation.room()));
            }
        }
        return byTopic;
    }
}
