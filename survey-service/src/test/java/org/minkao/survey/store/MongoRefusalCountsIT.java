package org.minkao.survey.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.survey.MovableClock;
import org.minkao.testkit.TestMongo;

class MongoRefusalCountsIT {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-12-16T08:59:59Z"));
    private MongoDoor door;

    @BeforeEach
    void open() {
        door = TestMongo.door("refusals");
    }

    @AfterEach
    void close() {
        door.database().drop();
        door.close();
    }

    @Test
    void addsUpWhatAllInstancesCountedOverAllHours() {
        MongoRefusalCounts one = new MongoRefusalCounts(door, clock);
        MongoRefusalCounts other = new MongoRefusalCounts(door, clock);
        one.count("campaign", "CLOSED");
        other.count("campaign", "CLOSED");
        other.count("campaign", "MALFORMED");
        other.count("elsewhere", "CLOSED");
        clock.advance(Duration.ofSeconds(1));
        one.count("campaign", "CLOSED");
        other.flush();

        assertThat(one.of("campaign")).isEqualTo(Map.of("CLOSED", 3L, "MALFORMED", 1L));
        assertThat(one.of("campaign")).isEqualTo(Map.of("CLOSED", 3L, "MALFORMED", 1L));
    }

    @Test
    void keepsHourAndCodeAndNothingElse() {
        MongoRefusalCounts counts = new MongoRefusalCounts(door, clock);
        counts.count("campaign", "CLOSED");
        counts.flush();

        List<Document> kept = door.database().getCollection("refusals").find().into(new ArrayList<>());
        assertThat(kept).singleElement().satisfies(document -> {
            assertThat(document).containsOnlyKeys("_id", "n");
            assertThat(document.getString("_id")).isEqualTo("campaign|2026-12-16T08:00:00Z|CLOSED");
        });
    }
}
