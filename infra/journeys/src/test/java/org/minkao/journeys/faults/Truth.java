package org.minkao.journeys.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bson.Document;
import org.minkao.journeys.Ground;
import tools.jackson.databind.JsonNode;

/** What the platform holds, read back and held against what it had acknowledged. */
final class Truth {
    private final Ground ground;
    private final Client client;
    private final Ground.Campaign campaign;

    Truth(Ground ground, Ground.Campaign campaign) {
        this.ground = ground;
        this.client = new Client(ground);
        this.campaign = campaign;
    }

    /** While the load goes on: whatever was acknowledged before this look is there, once. */
    void holds(Books books) {
        assertThat(books.wrongs).isEmpty();
        Set<String> acknowledged = new HashSet<>(books.ballots.keySet());
        Map<String, String> opinions = new HashMap<>(books.opinions);
        Map<String, List<String>> steps = new HashMap<>();
        books.steps.forEach((id, list) -> steps.put(id, List.copyOf(list)));
        Map<String, List<String>> progress = new HashMap<>();
        books.progress.forEach((id, list) -> progress.put(id, List.copyOf(list)));
        Set<String> findings = new HashSet<>(books.findings);
        Set<String> sanctions = new HashSet<>(books.sanctions);
        assertThat(ballotIds()).doesNotHaveDuplicates().containsAll(acknowledged);
        List<String> texts = opinionTexts();
        opinions.keySet().forEach(text -> assertThat(texts).containsOnlyOnce(text));
        assertThat(texts).doesNotHaveDuplicates();
        List<String> raised =
                itemTexts("office-he", "/api/rectification/v1/campaigns/" + campaign.id() + "/findings", "text");
        assertThat(raised).doesNotHaveDuplicates();
        steps.forEach((id, taken) -> caseIsWhole(id, taken, progress.getOrDefault(id, List.of())));
        List<String> grounds = itemTexts(
                "discipline-tang", "/api/rectification/v1/campaigns/" + campaign.id() + "/sanctions", "ground");
        sanctions.forEach(told -> assertThat(grounds).containsOnlyOnce(told));
        // A finding comes by event; what has a case has certainly come.
        assertThat(findings).hasSizeGreaterThanOrEqualTo(steps.size());
    }

    /** When nobody works any more: nothing beyond what was acknowledged or left open either. */
    void isExactly(Books books) {
        assertThat(new TreeSet<>(ballotIds())).isEqualTo(new TreeSet<>(books.ballots.keySet()));
        Set<String> texts =
                opinionTexts().stream().filter(text -> text.startsWith("意见第")).collect(Collectors.toSet());
        Set<String> possible = new HashSet<>(books.opinions.keySet());
        possible.addAll(books.perhapsOpinions);
        assertThat(possible).containsAll(texts);
        books.opinions.forEach(
                (text, code) -> assertThat(client.look("", "/api/public/v1/survey/opinions/" + code, () -> true)
                                .path("status")
                                .asString())
                        .as(text)
                        .isNotEmpty());
    }

    /** Every finding that was acknowledged has arrived, once. */
    boolean findingsArrived(Books books) {
        List<String> raised =
                itemTexts("office-he", "/api/rectification/v1/campaigns/" + campaign.id() + "/findings", "text");
        assertThat(raised).doesNotHaveDuplicates();
        return raised.containsAll(books.findings);
    }

    /**
     * The owner was told of each step that concerns him, by exactly one message, and each case was announced to the
     * office once. Returns what is missing or too much.
     */
    List<String> inboxDifferences(Books books) {
        List<String> differences = new ArrayList<>();
        Map<String, List<Document>> ofOwner = messages("staff-liu", "case-advanced").stream()
                .collect(Collectors.groupingBy(
                        m -> m.get("params", Document.class).getString("number")));
        Map<String, Long> announced = messages("office-he", "case-opened").stream()
                .collect(Collectors.groupingBy(
                        m -> m.get("params", Document.class).getString("number"), Collectors.counting()));
        books.steps.keySet().forEach(id -> {
            JsonNode seen = client.look("office-he", "/api/rectification/v1/cases/" + id, () -> true);
            String number = seen.path("number").asString();
            long expected = Load.history(seen).stream()
                    .filter(List.of("ASSIGN", "APPROVE_PLAN", "VERIFY", "CONFIRM")::contains)
                    .count();
            List<Document> told = ofOwner.getOrDefault(number, List.of());
            Set<String> distinct =
                    told.stream().map(m -> m.get("params").toString()).collect(Collectors.toSet());
            if (told.size() != expected || distinct.size() != expected) {
                differences.add("%s: owner told %d times (%d different), steps that concern him: %d"
                        .formatted(number, told.size(), distinct.size(), expected));
            }
            if (announced.getOrDefault(number, 0L) != 1) {
                differences.add("%s: announced %d times".formatted(number, announced.getOrDefault(number, 0L)));
            }
        });
        long opinions = messages("office-he", "opinion-received").size();
        if (opinions != opinionTexts().size()) {
            differences.add(
                    "opinions %d, office told %d".formatted(opinionTexts().size(), opinions));
        }
        return differences;
    }

    /** Mails by Message-ID: invitation and notice for everybody who voted. */
    MailCount mails(Books books) {
        int all = 0;
        int distinct = 0;
        List<String> wrong = new ArrayList<>();
        for (String address : books.votedAddresses) {
            List<String> ids = ground.messageIds(address);
            Set<String> different = new HashSet<>(ids);
            all += ids.size();
            distinct += different.size();
            if (different.size() != 2) {
                wrong.add(address + " has " + different);
            }
        }
        return new MailCount(all, distinct, wrong);
    }

    /** How many mails there are, how many different ones, and for whom they are not two. */
    record MailCount(int all, int distinct, List<String> wrong) {}

    int messageCount() {
        return (int)
                ground.collection("notification", "inbox").countDocuments(Filters.eq("state.campaign", campaign.id()));
    }

    private List<Document> messages(String person, String template) {
        List<Document> found = new ArrayList<>();
        ground.collection("notification", "inbox")
                .find(Filters.and(
                        Filters.eq("state.person", person),
                        Filters.eq("state.campaign", campaign.id()),
                        Filters.eq("state.template", template)))
                .forEach(d -> found.add(d.get("state", Document.class)));
        return found;
    }

    private void caseIsWhole(String id, List<String> taken, List<String> notes) {
        JsonNode seen = client.look("office-he", "/api/rectification/v1/cases/" + id, () -> true);
        List<String> history = Load.history(seen);
        assertThat(history).as("case " + id).isEqualTo(Load.WAY.subList(0, history.size()));
        assertThat(history).as("case " + id).hasSizeGreaterThanOrEqualTo(taken.size());
        assertThat(Load.notes(seen)).doesNotHaveDuplicates().containsAll(notes);
    }

    private List<String> ballotIds() {
        List<String> ids = new ArrayList<>();
        ground.collection("box", "ballots")
                .find(Filters.eq("c", campaign.id()))
                .forEach(d -> ids.add(d.getString("_id")));
        return ids;
    }

    private List<String> opinionTexts() {
        return itemTexts("office-he", "/api/survey/v1/campaigns/" + campaign.id() + "/opinions", "text");
    }

    private List<String> itemTexts(String person, String path, String field) {
        return client.look(person, path, () -> true)
                .path("items")
                .valueStream()
                .map(item -> item.path(field).asString(""))
                .toList();
    }
}
