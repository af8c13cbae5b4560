package org.minkao.kit.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Traces;
import org.minkao.kit.core.Versioned;
import org.minkao.testkit.TestMongo;
import org.minkao.testkit.sample.Thing;
import org.minkao.testkit.sample.Things;

class AggregatesIT {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T08:00:00.456Z"), ZoneOffset.UTC);
    private static MongoDoor door;
    private Things things;
    private String id;

    @BeforeAll
    static void open() {
        door = TestMongo.door("aggregates");
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @BeforeEach
    void fresh() {
        things = new Things(door, new Outbox(), CLOCK, "minkao.sample.thing");
        id = UUID.randomUUID().toString();
    }

    @Test
    void returnsEveryKindOfComponentAsItWasSaved() {
        Thing thing = Thing.of(id);
        things.insert(id, thing, List.of(), null);
        assertThat(things.find(id)).contains(new Versioned<>(thing, 1));
        Document state = document().get("state", Document.class);
        assertThat(state.getString("id")).isEqualTo(id);
        assertThat(state.getString("mark")).isEqualTo("87.50");
        assertThat(state.getString("on")).isEqualTo("2026-11-25");
        assertThat(state.containsKey("note")).isFalse();
        assertThat(state.get("stage", Document.class).getString("_is")).isEqualTo("Open");
        assertThat(state.get("byName", Document.class)).containsOnlyKeys("a%2Eb%24c%25");
    }

    @Test
    void findsByEnumAndById() {
        things.insert(id, Thing.of(id), List.of(), null);
        assertThat(things.byId(new Thing.Id(id))).hasSize(1);
        assertThat(things.ofKind(Thing.Size.BIG)).isNotEmpty();
        assertThat(things.ofKind(Thing.Size.SMALL)).isEmpty();
    }

    @Test
    void putsStateVersionAndEventsIntoOneDocument() {
        things.insert(
                id,
                Thing.of(id),
                List.of(new Thing.Event.Made(new Thing.Id(id), "a"), new Thing.Event.Grown(new Thing.Id(id), 2)),
                new AuditEntry("wang", "make", id, "because"));
        Document document = document();
        assertThat(document).containsOnlyKeys("_id", "version", "state", "sequences", "outbox", "outboxSince");
        List<Document> outbox = document.getList("outbox", Document.class);
        assertThat(outbox)
                .extracting(e -> e.get("topic") + "/" + e.get("key") + "/" + e.get("sequence"))
                .containsExactly(
                        "minkao.sample.thing/%s/1".formatted(id),
                        "minkao.sample.thing/%s/2".formatted(id),
                        "minkao.sample.audit/things/%s/1".formatted(id));
        assertThat(outbox).extracting(e -> e.getString("id")).allMatch(e -> e.matches("[a-z2-7]{26}"));
        assertThat(new String(
                        outbox.get(2).get("data", org.bson.types.Binary.class).getData(),
                        java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"who\":\"wang\",\"action\":\"make\",\"subject\":\"%s\",\"reason\":\"because\",\"at\":\"2026-11-25T08:00:00Z\"}"
                                .formatted(id));
    }

    @Test
    void numbersTheEventsOfAKeyWithoutAGap() {
        Versioned<Thing> now =
                things.insert(id, Thing.of(id), List.of(new Thing.Event.Made(new Thing.Id(id), "a")), null);
        for (int i = 0; i < 5; i++) {
            List<Thing.Event> events = i % 2 == 0
                    ? List.of()
                    : List.of(new Thing.Event.Grown(new Thing.Id(id), i), new Thing.Event.Grown(new Thing.Id(id), i));
            now = things.save(id, now, now.state().grown(), events, null);
        }
        assertThat(now.version()).isEqualTo(6);
        assertThat(document().getList("outbox", Document.class))
                .extracting(e -> e.get("sequence", Number.class).longValue())
                .containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void refusesALostUpdateWithAndWithoutEvents() {
        Versioned<Thing> before = things.insert(id, Thing.of(id), List.of(), null);
        things.save(id, before, before.state().grown(), List.of(), null);
        assertThat(code(() -> things.save(id, before, before.state(), List.of(), null)))
                .isEqualTo(KitReason.CHANGED_MEANWHILE);
        assertThat(code(() -> things.save(
                        id, before, before.state(), List.of(new Thing.Event.Grown(new Thing.Id(id), 1)), null)))
                .isEqualTo(KitReason.CHANGED_MEANWHILE);
        assertThat(things.require(id).state().amount()).isEqualTo(2);
        assertThat(document().containsKey("outbox")).isFalse();
    }

    @Test
    void letsOneOfManyWritersThroughAtATime() throws Exception {
        things.insert(id, Thing.of(id), List.of(), null);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                writers.add(() -> {
                    Versioned<Thing> now = things.require(id);
                    try {
                        things.save(
                                id,
                                now,
                                now.state().grown(),
                                List.of(new Thing.Event.Grown(new Thing.Id(id), 1)),
                                null);
                        return 1;
                    } catch (Refusal e) {
                        return 0;
                    }
                });
            }
            int saved = 0;
            for (Future<Integer> writer : threads.invokeAll(writers)) {
                saved += writer.get();
            }
            Versioned<Thing> now = things.require(id);
            assertThat(now.state().amount()).isEqualTo(1 + saved);
            assertThat(now.version()).isEqualTo(1 + saved);
            List<Document> outbox = document().getList("outbox", Document.class);
            for (int i = 0; i < saved; i++) {
                assertThat(outbox.get(i).get("sequence", Number.class).longValue())
                        .isEqualTo(i + 1L);
            }
        }
    }

    @Test
    void insertsOnceUnderADerivedId() {
        assertThat(things.insertIfAbsent(id, Thing.of(id), List.of(), null)).isTrue();
        assertThat(things.insertIfAbsent(id, Thing.of(id), List.of(), null)).isFalse();
        assertThat(code(() -> things.insert(id, Thing.of(id), List.of(), null))).isEqualTo(KitReason.ALREADY_EXISTS);
        assertThat(code(() -> things.require("nobody"))).isEqualTo(KitReason.NOT_FOUND);
    }

    @Test
    void refusesADocumentThatIsTooLargeBeforeWritingIt() {
        Thing.Event large = new Thing.Event.Made(new Thing.Id(id), "x".repeat(950_000));
        assertThat(code(() -> things.insert(id, Thing.of(id), List.of(large), null)))
                .isEqualTo(KitReason.TOO_LARGE);
        Versioned<Thing> before = things.insert(id, Thing.of(id), List.of(), null);
        assertThat(code(() -> things.save(id, before, before.state(), List.of(large), null)))
                .isEqualTo(KitReason.TOO_LARGE);
        assertThat(things.require(id).version()).isEqualTo(1);
    }

    @Test
    void anAnonymousRoomStoresNoTraceAndNoFineTime() {
        Outbox anonymous = new Outbox(tracing(), true);
        new Things(door, anonymous, CLOCK, "minkao.sample.thing")
                .insert(id, Thing.of(id), List.of(new Thing.Event.Made(new Thing.Id(id), "a")), null);
        Document event = document().getList("outbox", Document.class).getFirst();
        assertThat(event.containsKey("trace")).isFalse();
        assertThat(event.getDate("time").toInstant()).isEqualTo("2026-11-25T08:00:00Z");
        assertThat(document().getDate("outboxSince").toInstant()).isEqualTo("2026-11-25T08:00:00Z");
    }

    @Test
    void aNamedRoomStoresTraceAndTime() {
        Outbox named = new Outbox(tracing(), false);
        new Things(door, named, CLOCK, "minkao.sample.thing")
                .insert(id, Thing.of(id), List.of(new Thing.Event.Made(new Thing.Id(id), "a")), null);
        Document event = document().getList("outbox", Document.class).getFirst();
        assertThat(event.getString("trace")).isEqualTo("00-a-b-01");
        assertThat(event.getDate("time").toInstant()).isEqualTo("2026-11-25T08:00:00.456Z");
    }

    private static Traces tracing() {
        return new Traces() {
            @Override
            public String current() {
                return "00-a-b-01";
            }

            @Override
            public void within(String name, String traceparent, Runnable work) {
                work.run();
            }
        };
    }

    @Test
    void createsAndChecksDeclaredIndexes() {
        door.prepare();
        List<String> keys = new ArrayList<>();
        door.database()
                .getCollection("things")
                .listIndexes()
                .forEach(i -> keys.add(i.get("key").toString()));
        assertThat(keys).anyMatch(k -> k.contains("outboxSince")).anyMatch(k -> k.contains("state.kind"));
        door.declareIndex("things", Indexes.ascending("state.amount"), new com.mongodb.client.model.IndexOptions());
        door.prepare();
    }

    @Test
    void keepsBlobsByTheirContent() {
        Blobs blobs = new Blobs(door, "blobs");
        byte[] bytes = id.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        String first = blobs.put(bytes, "text/plain");
        assertThat(first).matches("[0-9a-f]{64}").isEqualTo(blobs.put(bytes, "text/plain"));
        assertThat(blobs.find(first).orElseThrow().bytes()).isEqualTo(bytes);
        assertThat(blobs.find("none")).isEmpty();
        assertThat(code(() -> blobs.put(new byte[9 * 1024 * 1024], "image/png")))
                .isEqualTo(KitReason.TOO_LARGE);
        assertThat(blobs.find(blobs.put(new byte[8 * 1024 * 1024], "image/png")))
                .isPresent();
    }

    private Document document() {
        return door.database()
                .getCollection("things")
                .find(new Document("_id", id))
                .first();
    }

    private static Object code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        Refusal refusal = catchThrowableOfType(Refusal.class, call);
        assertThat(refusal).isNotNull();
        return refusal.reason();
    }
}
