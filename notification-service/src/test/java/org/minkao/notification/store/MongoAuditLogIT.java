package org.minkao.notification.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.notification.Desk;
import org.minkao.notification.audit.AuditCheck;
import org.minkao.notification.audit.AuditCheck.Kind;
import org.minkao.notification.audit.AuditLine;
import org.minkao.notification.audit.Sight;

class MongoAuditLogIT {
    private static final String TOPIC = "minkao.rectification.audit";
    private static final Sight ALL = new Sight.Everything();

    private final Desk desk = Desk.open("audit");

    @BeforeEach
    void fiveEntries() {
        for (int i = 1; i <= 5; i++) {
            desk.audit.append(entry(i));
        }
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void listsWhoDidWhatNewestFirst() {
        assertThat(desk.audit.newest(Optional.of(TOPIC), ALL, 2))
                .extracting(AuditLine::id)
                .containsExactly("id-5", "id-4");
        assertThat(desk.audit.newest(Optional.of("minkao.survey.audit"), ALL, 9))
                .isEmpty();
        assertThat(desk.audit.newest(Optional.empty(), ALL, 9))
                .hasSize(5)
                .last()
                .satisfies(line -> {
                    assertThat(line.who()).isEqualTo("county-lin");
                    assertThat(line.action()).isEqualTo("FreezePlan");
                    assertThat(line.subject()).isEqualTo("campaigns/1");
                    assertThat(line.reason()).isEqualTo("方案审定");
                    assertThat(line.index()).isEqualTo(1);
                });
    }

    @Test
    void listsOfOneCampaignWhatIsAboutItAndNothingElse() {
        desk.audit.append(entry(6, "results/2"));
        desk.audit.append(entry(7, "cases/2"));
        desk.audit.append(entry(8, "campaigns/22"));

        assertThat(seen(new Sight.Part(Set.of("2"), false))).containsExactly("id-6", "id-2");
        assertThat(seen(new Sight.Part(Set.of("2"), true))).containsExactly("id-7", "id-6", "id-2");
        assertThat(seen(new Sight.Part(Set.of(), false))).isEmpty();
        assertThat(desk.audit.newest(Optional.of(TOPIC), new Sight.Part(Set.of("2"), true), 1))
                .extracting(AuditLine::id)
                .containsExactly("id-7");
        assertThat(desk.audit.newest(Optional.of("minkao.survey.audit"), new Sight.Part(Set.of("2"), true), 9))
                .isEmpty();
    }

    private List<String> seen(Sight sight) {
        return desk.audit.newest(Optional.empty(), sight, 9).stream()
                .map(AuditLine::id)
                .toList();
    }

    @Test
    void anUntouchedRecordIsWhole() {
        assertThat(desk.audit.check()).isEqualTo(new AuditCheck(5, Optional.empty()));
    }

    @Test
    void anEntryThatComesAgainChangesNothing() {
        desk.audit.append(entry(3));
        desk.audit.append(entry(5));
        assertThat(desk.audit.check()).isEqualTo(new AuditCheck(5, Optional.empty()));
    }

    @Test
    void entriesAppendedAtOnceFormOneChain() {
        IntStream.rangeClosed(6, 45).parallel().forEach(i -> desk.audit.append(entry(i)));
        assertThat(desk.audit.check()).isEqualTo(new AuditCheck(45, Optional.empty()));
        assertThat(desk.audit.newest(Optional.empty(), ALL, 100).stream().map(AuditLine::index))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.iterate(1L, i -> i + 1).limit(45).toList());
    }

    @Test
    void findsAnAlteredEntry() {
        entries().updateOne(Filters.eq("_id", "id-2"), Updates.set("data", new Binary(bytes("{\"who\":\"nobody\"}"))));
        assertBreak(Kind.ALTERED, 2, "id-2");
    }

    @Test
    void listsAnEntryThatSomebodyMadeUnreadable() {
        entries().updateOne(Filters.eq("_id", "id-5"), Updates.set("data", new Binary(bytes("no json"))));
        assertThat(desk.audit.newest(Optional.empty(), ALL, 9))
                .hasSize(5)
                .first()
                .satisfies(line -> assertThat(line.who()).isEmpty());
        assertBreak(Kind.ALTERED, 5, "id-5");
    }

    @Test
    void findsADroppedEntry() {
        entries().deleteOne(Filters.eq("_id", "id-3"));
        assertBreak(Kind.DROPPED, 3, null);
    }

    @Test
    void findsAnInsertedEntry() {
        Document planted = entries().find(Filters.eq("_id", "id-5")).first();
        assertThat(planted).isNotNull();
        entries().insertOne(new Document(planted).append("_id", "planted").append("index", 6L));
        assertBreak(Kind.INSERTED, 6, "planted");
    }

    private void assertBreak(Kind kind, long index, String id) {
        AuditCheck check = desk.audit.check();
        assertThat(check.ok()).isFalse();
        assertThat(check.first()).hasValueSatisfying(found -> {
            assertThat(found.kind()).isEqualTo(kind);
            assertThat(found.chain()).startsWith(TOPIC);
            assertThat(found.index()).isEqualTo(index);
            assertThat(found.id()).isEqualTo(id);
        });
    }

    private MongoCollection<Document> entries() {
        return desk.door.database().getCollection("audit");
    }

    private static IncomingEvent entry(int i) {
        return entry(i, "campaigns/" + i);
    }

    private static IncomingEvent entry(int i, String subject) {
        return new IncomingEvent(
                TOPIC,
                "cases/1",
                "minkao.rectification.command-recorded.v1",
                "id-" + i,
                subject,
                i,
                Desk.NOW.plusSeconds(i),
                bytes(
                        "{\"who\":\"county-lin\",\"action\":\"FreezePlan\",\"subject\":\"%s\",\"reason\":\"方案审定\",\"at\":\"2026-12-01T00:00:00Z\"}"
                                .formatted(subject)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
