package org.minkao.kit.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.testkit.TestMongo;

class ProjectionsIT {
    private static MongoDoor door;
    private final Projections<Tally> tallies = new Projections<>(door, "tallies", Tally.class);
    private final String id = UUID.randomUUID().toString();

    record Tally(String name, int count) {}

    @BeforeAll
    static void open() {
        door = TestMongo.door("projections");
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @Test
    void appliesAnEventOnceHoweverOftenItComes() {
        for (int round = 0; round < 3; round++) {
            for (long sequence = 1; sequence <= 4; sequence++) {
                tallies.apply(id, event("k", sequence), ProjectionsIT::more);
            }
        }
        tallies.apply(id, event("k", 2), ProjectionsIT::more);
        tallies.apply(id, event("other.key$", 2), ProjectionsIT::more);
        assertThat(tallies.find(id)).contains(new Tally("t", 5));
    }

    @Test
    void losesNothingWhenManyKeysFeedOneDocument() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> feeders = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String key = "key" + i;
                feeders.add(() -> {
                    for (long sequence = 1; sequence <= 10; sequence++) {
                        tallies.apply(id, event(key, sequence), ProjectionsIT::more);
                    }
                    return true;
                });
            }
            for (Future<Boolean> feeder : threads.invokeAll(feeders)) {
                assertThat(feeder.get()).isTrue();
            }
        }
        assertThat(tallies.find(id)).contains(new Tally("t", 40));
    }

    @Test
    void removesAStateAndStillKnowsWhatItSaw() {
        tallies.apply(id, event("k", 1), ProjectionsIT::more);
        tallies.apply(id, event("k", 2), tally -> null);
        tallies.apply(id, event("k", 1), ProjectionsIT::more);
        assertThat(tallies.find(id)).isEmpty();
        tallies.apply(id, event("k", 3), ProjectionsIT::more);
        assertThat(tallies.query(Filters.eq("_id", id), Sorts.ascending("_id"), 10))
                .containsExactly(new Tally("t", 1));
    }

    private static Tally more(Tally before) {
        return new Tally("t", before == null ? 1 : before.count() + 1);
    }

    private static IncomingEvent event(String key, long sequence) {
        return new IncomingEvent(
                "minkao.sample.thing", key, "t", key + sequence, key, sequence, Instant.EPOCH, new byte[] {1});
    }
}
