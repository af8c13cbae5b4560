package org.minkao.survey.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minkao.ballot.Bytes;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Traces;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;
import org.minkao.survey.MovableClock;
import org.minkao.survey.TestCampaign;
import org.minkao.survey.events.BoxMapping;
import org.minkao.survey.store.MongoBallots;
import org.minkao.survey.store.MongoOpenings;
import org.minkao.testkit.TestMongo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two instances open the same survey at the same moment, on a real store. */
class TwoOpenersIT {
    private static final Instant SURVEY = Instant.parse("2026-12-16T00:00:00Z");
    private static final Instant CLOSE = Instant.parse("2026-12-31T16:00:00Z");
    private static final int BALLOTS = 30;

    private final MovableClock clock = new MovableClock(SURVEY);
    private MongoDoor door;

    @BeforeEach
    void open() {
        door = TestMongo.door("openers");
    }

    @AfterEach
    void close() {
        door.database().drop();
        door.close();
    }

    @Test
    void handOutEveryAnswerOnceAndInOneOrder() throws Exception {
        TestCampaign campaign = TestCampaign.between(SURVEY, CLOSE, TestBox.SEED);
        MongoBallots ballots = new MongoBallots(door, 4);
        TestBox box = new TestBox(clock, ballots).frozen(campaign, SURVEY);
        for (int i = 0; i < BALLOTS; i++) {
            box.cast.cast(
                    campaign.id(),
                    campaign.ballot(TestCampaign.CLIENTS, 1 + i % 5).padded());
        }
        clock.set(CLOSE.plusSeconds(20));

        List<OpenBallots> instances = List.of(opener(box), opener(box));
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> ends = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(instances.size())) {
            instances.forEach(instance -> ends.add(threads.submit(() -> {
                start.await();
                untilDone(instance);
                return null;
            })));
            start.countDown();
        }
        for (Future<?> end : ends) {
            end.get();
        }

        List<Document> pending = door.database()
                .getCollection("openings")
                .find(new Document("_id", campaign.id() + "|" + TestCampaign.CLIENTS))
                .first()
                .getList("outbox", Document.class);
        List<JsonNode> parts = pending.stream()
                .sorted(Comparator.comparing(event -> event.getLong("sequence")))
                .map(event -> JsonMapper.shared()
                        .readTree(event.get("data", Binary.class).getData()))
                .toList();
        assertThat(parts).hasSizeGreaterThan(2);
        assertThat(parts.stream().map(part -> part.get("part").asInt()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, parts.size()).boxed().toList());
        assertThat(parts.stream().mapToInt(part -> part.get("answers").size()).sum())
                .isEqualTo(BALLOTS);
        assertThat(pending.stream().map(event -> event.getLong("sequence")))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, parts.size()).boxed().toList());
        assertThat(pending).allSatisfy(event -> assertThat(event).doesNotContainKey("trace"));
    }

    private OpenBallots opener(TestBox box) {
        Outbox outbox = new Outbox(Traces.NONE, true);
        MongoOpenings openings = new MongoOpenings(door, new BoxMapping(), outbox, clock);
        return new OpenBallots(
                box.boxes,
                box.new Windows(),
                box.ballots,
                openings,
                () -> Bytes.random(32, TestCampaign.RANDOM),
                clock,
                1500);
    }

    /** As the clockwork does: whoever loses a race looks again. */
    private static void untilDone(OpenBallots opener) {
        for (int look = 0; look < 200; look++) {
            try {
                opener.run();
            } catch (Refusal lost) {
                assertThat(lost.reason().name()).isEqualTo("CHANGED_MEANWHILE");
            }
        }
    }
}
