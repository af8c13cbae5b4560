package org.minkao.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.minkao.contracts.ContractFiles.EventFolder;
import org.minkao.contracts.ContractFiles.Operation;

class CorridorsTest {
    private final List<Operation> operations = ContractFiles.operations();

    /** A corridor from one feature to another, used by the named event. */
    private record Corridor(String from, String to, String event) {}

    @Test
    void everyReceiveHasASender() {
        assertThat(operations).hasSizeGreaterThan(50);
        assertThat(withoutSender(operations)).isEmpty();
        List<Operation> planted = new ArrayList<>(operations);
        planted.add(new Operation("receive", "survey/box", "minkao.survey.opening", "survey", "nobody-sends-this"));
        assertThat(withoutSender(planted)).hasSize(1);
    }

    @Test
    void everySendHasASchemaAndAnExample() {
        for (Operation send :
                operations.stream().filter(o -> o.action().equals("send")).toList()) {
            EventFolder folder = new EventFolder(
                    send.service(),
                    send.event(),
                    ContractFiles.ROOT
                            .resolve(send.service())
                            .resolve(send.event())
                            .resolve("v1"));
            assertThat(folder.schema().path("title").asString())
                    .isEqualTo("minkao." + send.service() + "." + send.event() + ".v1");
            assertThat(folder.examples()).isNotEmpty();
        }
    }

    @Test
    void everyEventFolderIsSent() {
        Set<String> sent = operations.stream()
                .filter(o -> o.action().equals("send"))
                .map(o -> o.service() + "/" + o.event())
                .collect(Collectors.toSet());
        assertThat(ContractFiles.events().stream()
                        .map(e -> e.service() + "/" + e.event())
                        .toList())
                .isNotEmpty()
                .allMatch(sent::contains);
    }

    @Test
    void onlyTheNotificationRoomReceivesContacts() {
        assertThat(contactsElsewhere(operations)).isEmpty();
        List<Operation> planted = new ArrayList<>(operations);
        planted.add(new Operation(
                "receive", "survey/opinion", "minkao.evaluation.contact", "evaluation", "contacts-listed"));
        assertThat(contactsElsewhere(planted)).hasSize(1);
    }

    @Test
    void contactTopicsCarryNothingThatOthersNeed() {
        Map<String, Boolean> contactByTopic = new LinkedHashMap<>();
        for (Operation operation : operations) {
            boolean contact = hasContacts(operation);
            Boolean before = contactByTopic.putIfAbsent(operation.topic(), contact);
            assertThat(before == null || before == contact)
                    .as(operation.topic())
                    .isTrue();
        }
    }

    @Test
    void featuresFormNoCycleButTheListedBackEdges() throws IOException {
        List<Corridor> corridors = corridors();
        assertThat(corridors).hasSizeGreaterThan(20);
        Set<String> back = backEdges();
        assertThat(back).isNotEmpty();
        assertThat(cycle(corridors, back)).isEmpty();
        // Without the list the back edges are cycles indeed: each of them is needed.
        for (String edge : back) {
            Set<String> fewer = new HashSet<>(back);
            fewer.remove(edge);
            assertThat(cycle(withForward(corridors), fewer)).as(edge).isNotEmpty();
        }
        List<Corridor> planted = new ArrayList<>(corridors);
        planted.add(new Corridor("evaluation/scoring", "survey/box", "planted"));
        assertThat(cycle(planted, back)).isNotEmpty();
    }

    @Test
    void backEdgesNameTheEventsThatReallyFlow() throws IOException {
        Map<String, Set<String>> flowing = new LinkedHashMap<>();
        for (Corridor corridor : corridors()) {
            flowing.computeIfAbsent(corridor.from() + " -> " + corridor.to(), k -> new TreeSet<>())
                    .add(corridor.event());
        }
        for (String[] row : backEdgeRows()) {
            assertThat(flowing.get(row[0] + " -> " + row[1])).containsExactlyInAnyOrder(row[2].split(", ", -1));
            assertThat(row[3]).isNotBlank();
        }
    }

    private List<Corridor> corridors() {
        List<Corridor> found = new ArrayList<>();
        for (Operation receive : operations) {
            for (Operation send : operations) {
                if (receive.action().equals("receive")
                        && send.action().equals("send")
                        && send.service().equals(receive.service())
                        && send.event().equals(receive.event())) {
                    found.add(new Corridor(send.feature(), receive.feature(), send.event()));
                }
            }
        }
        return found;
    }

    /** Scoring hands its numbers to result inside one process, which no event shows. */
    private static List<Corridor> withForward(List<Corridor> corridors) {
        List<Corridor> all = new ArrayList<>(corridors);
        all.add(new Corridor("evaluation/scoring", "evaluation/result", "in process"));
        return all;
    }

    private static List<String> cycle(List<Corridor> corridors, Set<String> backEdges) {
        Map<String, Set<String>> next = new LinkedHashMap<>();
        for (Corridor c : withForward(corridors)) {
            if (!backEdges.contains(c.from() + " -> " + c.to()) && !c.from().equals(c.to())) {
                next.computeIfAbsent(c.from(), k -> new TreeSet<>()).add(c.to());
            }
        }
        Set<String> remaining = new TreeSet<>(next.keySet());
        boolean removed = true;
        while (removed) {
            removed = remaining.removeIf(feature -> next.get(feature).stream().noneMatch(remaining::contains));
        }
        return List.copyOf(remaining);
    }

    private static Set<String> backEdges() throws IOException {
        return backEdgeRows().stream().map(row -> row[0] + " -> " + row[1]).collect(Collectors.toSet());
    }

    private static List<String[]> backEdgeRows() throws IOException {
        return Files.readAllLines(ContractFiles.ROOT.resolve("back-edges.md")).stream()
                .filter(line -> line.startsWith("| ") && line.contains("/"))
                .map(line -> line.substring(2, line.length() - 2).split(" \\| ", -1))
                .toList();
    }

    private static List<Operation> withoutSender(List<Operation> operations) {
        Set<String> sent = operations.stream()
                .filter(o -> o.action().equals("send"))
                .map(o -> o.topic() + " " + o.service() + "/" + o.event())
                .collect(Collectors.toSet());
        return operations.stream()
                .filter(o -> o.action().equals("receive"))
                .filter(o -> !sent.contains(o.topic() + " " + o.service() + "/" + o.event()))
                .toList();
    }

    private static List<Operation> contactsElsewhere(List<Operation> operations) {
        return operations.stream()
                .filter(o -> o.action().equals("receive") && !o.room().equals("notification"))
                .filter(CorridorsTest::hasContacts)
                .toList();
    }

    private static boolean hasContacts(Operation operation) {
        return ContractFiles.json(ContractFiles.ROOT
                        .resolve(operation.service())
                        .resolve(operation.event())
                        .resolve("v1/schema.json"))
                .path("x-contact-data")
                .asBoolean(false);
    }
}
