package org.minkao.survey.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;
import org.minkao.survey.MovableClock;
import org.minkao.survey.events.InterferenceMapping;
import org.minkao.survey.interference.InterferenceReport;
import org.minkao.survey.interference.InterferenceReports;
import org.minkao.survey.interference.InterferenceReportsContract;
import org.minkao.survey.interference.ReportEvent;
import org.minkao.survey.interference.ReportId;
import org.minkao.survey.interference.Status;
import org.minkao.testkit.TestMongo;

class MongoInterferenceReportsIT extends InterferenceReportsContract {
    private static final Instant WRITTEN = Instant.parse("2026-12-18T07:31:42.618Z");
    private static final LocalDate DAY = LocalDate.parse("2026-12-18");

    private final MovableClock clock = new MovableClock(WRITTEN);
    private MongoDoor door;

    @Override
    protected InterferenceReports empty() {
        door = TestMongo.door("interference");
        InterferenceReports reports =
                new MongoInterferenceReports(door, new InterferenceMapping(), new Outbox(), clock);
        door.prepare();
        return reports;
    }

    @AfterEach
    void close() {
        door.database().drop();
        door.close();
    }

    @Test
    void keepsTheDayOfAReportAndTheSecondOfACommand() {
        InterferenceReports reports = empty();
        InterferenceReport report =
                new InterferenceReport(new ReportId("z"), "campaign", Status.RECEIVED, DAY, "c2VhbGVk", List.of());
        List<ReportEvent.Received> told = List.of(new ReportEvent.Received("campaign", new ReportId("z"), DAY));
        Versioned<InterferenceReport> kept = reports.insert("z", report, told, null);
        Instant day = Instant.parse("2026-12-17T16:00:00Z");

        Document waiting = document("z");
        assertThat(waiting.getDate("outboxSince")).isEqualTo(Date.from(day));
        assertThat(waiting.getList("outbox", Document.class))
                .singleElement()
                .satisfies(event -> assertThat(event.toJson()).contains("2026-12-17T16:00:00Z"));
        assertThat(waiting.toJson()).doesNotContain("07:31", "2026-12-18T");

        reports.save("z", kept, report, List.of(), new AuditEntry("tang", "AcceptInterferenceReport", "x", null));
        assertThat(document("z").getList("outbox", Document.class))
                .hasSize(2)
                .last()
                .satisfies(event -> assertThat(event.toJson()).contains("2026-12-18T07:31:42"));
    }

    private Document document(String id) {
        Document found = door.database()
                .getCollection("interferenceReports")
                .find(new Document("_id", id))
                .first();
        assertThat(found).isNotNull();
        return found;
    }
}
