package org.minkao.notification.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Sorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.notification.Desk;

/**
 * The check that trusts no service is tested against chains as this room writes them. Run with
 * {@code -Dminkao.fixture=write} after a change of how entries are chained.
 */
class AuditFixtureIT {
    private static final Path FILE = Path.of("../infra/local/src/test/resources/audit-chains.json");
    private static final JsonWriterSettings CANONICAL =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    private final Desk desk = Desk.open("fixture");

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void theOfflineChecksSampleIsWhatThisRoomWrites() throws IOException {
        for (int i = 1; i <= 6; i++) {
            desk.audit.append(entry("rectification", "cases/1", i));
        }
        for (int i = 1; i <= 3; i++) {
            desk.audit.append(entry("survey", "opinions/7", i));
        }
        assertThat(desk.audit.check().ok()).isTrue();
        String written = "{\"audit\": %s,\n\"auditHeads\": %s}\n".formatted(all("audit"), all("auditHeads"));

        if ("write".equals(System.getProperty("minkao.fixture"))) {
            Files.writeString(FILE, written);
            return;
        }
        assertThat(FILE)
                .as("run this test with -Dminkao.fixture=write")
                .content()
                .isEqualTo(written);
    }

    private String all(String collection) {
        return desk
                .door
                .database()
                .getCollection(collection, Document.class)
                .find()
                .sort(Sorts.ascending("_id"))
                .into(new java.util.ArrayList<>())
                .stream()
                .map(document -> document.toJson(CANONICAL))
                .collect(Collectors.joining(",\n", "[\n", "\n]"));
    }

    private static IncomingEvent entry(String room, String subject, int i) {
        return new IncomingEvent(
                "minkao." + room + ".audit",
                subject,
                "minkao." + room + ".command-recorded.v1",
                room + "-" + i,
                subject,
                i,
                Desk.NOW.plusSeconds(i),
                "{\"who\":\"office-he\",\"action\":\"AssignCase\",\"subject\":\"%s\",\"reason\":\"第%d步\",\"at\":\"2026-12-01T00:00:0%dZ\"}"
                        .formatted(subject, i, i)
                        .getBytes(StandardCharsets.UTF_8));
    }
}
