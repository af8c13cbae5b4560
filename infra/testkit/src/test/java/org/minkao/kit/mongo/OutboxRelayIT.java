package org.minkao.kit.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.kafka.CheckpointedConsumer;
import org.minkao.kit.kafka.CloudEventMapper;
import org.minkao.kit.kafka.ConsumerSpec;
import org.minkao.kit.kafka.KafkaDoor;
import org.minkao.kit.kafka.KafkaSettings;
import org.minkao.testkit.Events;
import org.minkao.testkit.TestKafka;
import org.minkao.testkit.TestMongo;
import org.minkao.testkit.sample.Thing;
import org.minkao.testkit.sample.Things;

class OutboxRelayIT {
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String topic = TestKafka.topic("minkao.sample.thing");
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T08:00:00Z"));
    private final Clock clock = InstantSource.system().withZone(ZoneOffset.UTC);
    private final Clock hand = new HandClock();
    private MongoDoor mongo;
    private KafkaDoor kafka;
    private Outbox outbox;
    private Things things;
    private OutboxRelay relay;

    private final class HandClock extends Clock {
        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }

    @BeforeEach
    void open() {
        TestKafka.create(topic, "minkao.sample.audit");
        mongo = TestMongo.door("relay_" + run);
        kafka = TestKafka.door("sample");
        outbox = new Outbox();
        things = new Things(mongo, outbox, clock, topic);
        relay = relay(kafka);
    }

    @AfterEach
    void close() {
        relay.stop();
        kafka.close();
        mongo.close();
    }

    private OutboxRelay relay(KafkaDoor door) {
        return new OutboxRelay(mongo, door, outbox, new CloudEventMapper("sample"), hand, new SimpleMeterRegistry());
    }

    @Test
    void sendsTheEventsOfADocumentInOrderAndTakesThemOut() {
        relay.start();
        Versioned<Thing> state = make("a");
        for (int i = 0; i < 5; i++) {
            state = grow("a", state);
        }
        List<IncomingEvent> events = Events.await(topic, e -> true, 6);
        assertThat(events).extracting(IncomingEvent::sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        await().atMost(Duration.ofSeconds(10)).until(() -> !document("a").containsKey("outboxSince"));
        Document document = document("a");
        assertThat(document.getList("outbox", Document.class)).isEmpty();
        assertThat(document.containsKey("outboxLease")).isFalse();
        assertThat(document.get("version", Number.class).longValue()).isEqualTo(state.version());
    }

    @Test
    void sendsWhatACrashAfterTheWriteLeft() {
        make("b");
        outbox.waiting().clear();
        OutboxRelay restarted = relay(kafka);
        restarted.flush();
        assertThat(Events.await(topic, e -> e.key().equals("b")).sequence()).isEqualTo(1);
        assertThat(document("b").containsKey("outboxSince")).isFalse();
    }

    @Test
    void sendsAgainAfterACrashBetweenSendAndPullAndTheConsumerSkipsTheDuplicate() {
        ConcurrentLinkedQueue<Long> heard = new ConcurrentLinkedQueue<>();
        CheckpointedConsumer consumer = new CheckpointedConsumer(
                kafka,
                mongo,
                new ConsumerSpec(
                        "crash-" + run,
                        Set.of(topic),
                        Map.of(
                                "minkao.sample.thing-made.v1", e -> heard.add(e.sequence()),
                                "minkao.sample.thing-grown.v1", e -> heard.add(e.sequence()))));
        consumer.start();
        try {
            Versioned<Thing> state = make("c");
            OutboxRelay.Claim dying = relay.claim("things", "c").orElseThrow();
            relay.send(dying.events().getFirst());
            // It dies here: sent, not taken out, the lease still held.
            grow("c", state);
            relay.flush();
            assertThat(document("c").getList("outbox", Document.class)).hasSize(2);
            now.updateAndGet(t -> t.plusSeconds(61));
            relay(kafka).flush();
            assertThat(document("c").containsKey("outboxSince")).isFalse();
            await().atMost(Duration.ofSeconds(20)).until(() -> heard.size() >= 2);
            assertThat(Events.all(topic)).extracting(IncomingEvent::sequence).containsExactly(1L, 1L, 2L);
            assertThat(Events.all(topic).getFirst().id())
                    .isEqualTo(Events.all(topic).get(1).id());
            assertThat(heard).containsExactly(1L, 2L);
        } finally {
            consumer.stop();
        }
    }

    @Test
    void sendsTheRestInOrderAfterACrashInTheMiddleOfABatch() {
        Versioned<Thing> state = make("m");
        for (int i = 0; i < 3; i++) {
            state = grow("m", state);
        }
        OutboxRelay.Claim dying = relay.claim("things", "m").orElseThrow();
        relay.send(dying.events().getFirst());
        assertThat(relay.pull(dying, dying.events().getFirst())).isTrue();
        relay.send(dying.events().get(1));
        // It dies here: one is done, one is sent and still there, two were never sent.
        now.updateAndGet(t -> t.plusSeconds(61));
        relay(kafka).flush();
        assertThat(document("m").containsKey("outboxSince")).isFalse();
        assertThat(Events.all(topic)).extracting(IncomingEvent::sequence).containsExactly(1L, 2L, 2L, 3L, 4L);
        assertThat(Events.all(topic).stream().map(IncomingEvent::id).distinct()).hasSize(4);
    }

    @Test
    void aRelayThatLostItsLeaseTakesNothingOut() {
        make("d");
        OutboxRelay.Claim old = relay.claim("things", "d").orElseThrow();
        assertThat(relay(kafka).claim("things", "d")).isEmpty();
        now.updateAndGet(t -> t.plusSeconds(61));
        OutboxRelay.Claim taken = relay(kafka).claim("things", "d").orElseThrow();
        assertThat(relay.pull(old, old.events().getFirst())).isFalse();
        assertThat(relay.finish(old)).isFalse();
        assertThat(document("d").getList("outbox", Document.class)).hasSize(1);
        assertThat(relay.pull(taken, taken.events().getFirst())).isTrue();
        assertThat(relay.finish(taken)).isTrue();
    }

    @Test
    void anEventAddedWhileSendingIsNotLost() {
        Versioned<Thing> state = make("e");
        OutboxRelay.Claim claim = relay.claim("things", "e").orElseThrow();
        relay.send(claim.events().getFirst());
        grow("e", state);
        assertThat(relay.pull(claim, claim.events().getFirst())).isTrue();
        assertThat(relay.finish(claim)).isFalse();
        assertThat(document("e").getList("outbox", Document.class)).hasSize(1);
    }

    @Test
    void neverTouchesTheVersionSoThatAWriterIsNotDisturbed() {
        Versioned<Thing> before = make("f");
        relay.flush();
        assertThat(things.require("f")).isEqualTo(before);
        grow("f", before);
    }

    @Test
    void setsADocumentAsideThatTheBrokerRefusesAndGoesOnWithTheOthers() {
        Things bad = new Things(mongo, outbox, clock, "not a topic name!");
        bad.insert("g", Thing.of("g"), List.of(new Thing.Event.Made(new Thing.Id("g"), "g")), null);
        make("h");
        relay.flush();
        assertThat(Events.await(topic, e -> e.key().equals("h")).sequence()).isEqualTo(1);
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            relay.flush();
            return !relay.parked().isEmpty();
        });
        assertThat(relay.parked()).extracting(OutboxRelay.ParkedOutbox::id).containsExactly("g");
        assertThat(document("g").getList("outbox", Document.class)).hasSize(1);
        relay.unpark("things", "g");
        assertThat(document("g").containsKey("outboxParked")).isFalse();
    }

    @Test
    void waitsForABrokerThatIsAwayAndParksNothing() {
        try (KafkaDoor away = new KafkaDoor(new KafkaSettings("127.0.0.1:1", null, null, "sample"))) {
            assertThat(away.describe().up()).isFalse();
            OutboxRelay waiting = relay(away);
            make("i");
            outbox.waiting().clear();
            OutboxRelay.Claim claim = waiting.claim("things", "i").orElseThrow();
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> waiting.send(claim.events().getFirst()))
                    .isInstanceOf(org.minkao.kit.core.Fault.class);
            waiting.start();
            outbox.wake("things", "i");
            waiting.stop();
        }
        assertThat(relay.parked()).isEmpty();
        now.updateAndGet(t -> t.plusSeconds(61));
        relay.flush();
        assertThat(Events.await(topic, e -> e.key().equals("i")).sequence()).isEqualTo(1);
    }

    private Versioned<Thing> make(String id) {
        return things.insert(id, Thing.of(id), List.of(new Thing.Event.Made(new Thing.Id(id), id)), null);
    }

    private Versioned<Thing> grow(String id, Versioned<Thing> before) {
        return things.save(
                id, before, before.state().grown(), List.of(new Thing.Event.Grown(new Thing.Id(id), 1)), null);
    }

    private Document document(String id) {
        return mongo.database()
                .getCollection("things")
                .find(new Document("_id", id))
                .first();
    }
}
