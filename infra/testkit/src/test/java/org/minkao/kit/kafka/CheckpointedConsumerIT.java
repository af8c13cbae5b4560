package org.minkao.kit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.EventHandler;
import org.minkao.kit.core.Fault;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Traces;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.testkit.Events;
import org.minkao.testkit.TestKafka;
import org.minkao.testkit.TestMongo;

class CheckpointedConsumerIT {
    private static final String TYPE = "minkao.sample.thing-made.v1";
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String topic = TestKafka.topic("minkao.sample.thing");
    private final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
    private final AtomicReference<EventHandler> behaviour = new AtomicReference<>(e -> {});
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private MongoDoor mongo;
    private KafkaDoor kafka;
    private CheckpointedConsumer consumer;

    @BeforeEach
    void open() {
        TestKafka.create(topic);
        mongo = TestMongo.door("consumer_" + run);
        kafka = TestKafka.door("sample");
        consumer = consumer();
        consumer.start();
    }

    @AfterEach
    void close() {
        consumer.stop();
        kafka.close();
        mongo.close();
    }

    private CheckpointedConsumer consumer() {
        return new CheckpointedConsumer(
                kafka,
                mongo,
                new ConsumerSpec("feature-" + run, Set.of(topic), Map.of(TYPE, e -> {
                    behaviour.get().handle(e);
                    heard.add(e.key() + e.sequence());
                })),
                Clock.systemUTC(),
                Traces.NONE,
                meters);
    }

    @Test
    void namesItsGroupAfterThePrincipal() {
        assertThat(consumer.group()).isEqualTo("sample.feature-" + run);
    }

    @Test
    void appliesInOrderSkipsDuplicatesAndCountsUnknownTypes() {
        play("a", 1);
        play("a", 1);
        Events.play(topic, "a", "minkao.sample.unknown.v1", 2, "{}");
        play("a", 3);
        play("a", 2);
        play("a", 4);
        hears("a1", "a3", "a4");
        assertThat(consumer.parkedKeys()).isEmpty();
    }

    @Test
    void parksAKeyOnAGapWhileOthersGoOnAndDrainsInOrderWhenTheMissingOneComes() {
        play("a", 1);
        play("a", 3);
        play("a", 5);
        play("a", 4);
        play("b", 1);
        hears("a1", "b1");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> consumer.parkedEvents(10).size() == 3);
        assertThat(consumer.parkedKeys()).hasSize(1);
        ParkedKey parked = consumer.parkedKeys().getFirst();
        assertThat(parked.kind()).isEqualTo(ParkedKey.Kind.GAP);
        assertThat(parked.reason()).isEqualTo("sequence is 3 (expected: 2)");
        assertThat(consumer.replay(topic, "a")).isZero();
        play("a", 2);
        hears("a1", "b1", "a2", "a3", "a4", "a5");
        assertThat(consumer.parkedKeys()).isEmpty();
        assertThat(consumer.parkedEvents(10)).isEmpty();
        play("a", 6);
        hears("a1", "b1", "a2", "a3", "a4", "a5", "a6");
    }

    @Test
    void parksAKeyWhoseHandlerFailsAndReplaysItInOrder() {
        AtomicInteger tries = new AtomicInteger();
        behaviour.set(e -> {
            if (e.key().equals("a") && e.sequence() == 1) {
                tries.incrementAndGet();
                throw new Fault("not now");
            }
        });
        play("a", 1);
        play("a", 2);
        play("b", 1);
        hears("b1");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> consumer.parkedEvents(10).size() == 2);
        assertThat(tries.get()).isGreaterThanOrEqualTo(4);
        assertThat(consumer.parkedKeys().getFirst().kind()).isEqualTo(ParkedKey.Kind.FAILED);
        assertThat(consumer.parkedEvents(10))
                .extracting(ParkedEvent::kind)
                .containsExactly(ParkedKey.Kind.FAILED, ParkedKey.Kind.QUEUED);
        assertThat(meters.get("minkao.consumer.parked.keys").gauge().value()).isEqualTo(1);
        behaviour.set(e -> {});
        assertThat(consumer.replay(topic, "a")).isEqualTo(2);
        hears("b1", "a1", "a2");
        assertThat(consumer.parkedKeys()).isEmpty();
        assertThat(meters.get("minkao.consumer.parked.keys").gauge().value()).isZero();
    }

    @Test
    void keepsARefusalAsARecordAndGoesOn() {
        AtomicInteger tries = new AtomicInteger();
        behaviour.set(e -> {
            if (e.sequence() == 1) {
                tries.incrementAndGet();
                throw new Refusal(KitReason.STEP_NOT_ALLOWED, "it is CLOSED (expected: OPENED)");
            }
        });
        play("a", 1);
        play("a", 2);
        hears("a2");
        assertThat(tries).hasValue(1);
        assertThat(consumer.parkedKeys()).isEmpty();
        ParkedEvent kept = consumer.parkedEvents(10).getFirst();
        assertThat(kept.kind()).isEqualTo(ParkedKey.Kind.REFUSED);
        assertThat(kept.reason()).isEqualTo("STEP_NOT_ALLOWED: it is CLOSED (expected: OPENED)");
        assertThat(meters.get("minkao.consumer.events")
                        .tag("outcome", "refused")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void parksAnUnreadableEventAtOnceAndSkipsItWhenTold() {
        play("a", 1);
        hears("a1");
        ProducerRecord<String, byte[]> broken = new ProducerRecord<>(topic, "a", new byte[] {1, 2, 3});
        kafka.send(broken);
        play("a", 3);
        play("b", 1);
        hears("a1", "b1");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> consumer.parkedEvents(10).size() == 2);
        assertThat(consumer.parkedKeys().getFirst().kind()).isEqualTo(ParkedKey.Kind.UNREADABLE);
        assertThat(consumer.replay(topic, "a")).isZero();
        assertThat(consumer.skip(topic, "a")).isEqualTo(1);
        hears("a1", "b1", "a3");
        assertThat(consumer.parkedKeys()).isEmpty();
    }

    @Test
    void parksAtOnceWhatAHandlerCannotRead() {
        AtomicInteger tries = new AtomicInteger();
        behaviour.set(e -> {
            tries.incrementAndGet();
            throw new UnreadableEvent("amount is missing", null);
        });
        play("a", 1);
        await().atMost(Duration.ofSeconds(10)).until(() -> consumer.parkedKeys().size() == 1);
        assertThat(tries).hasValue(1);
    }

    @Test
    void takesAMissingEventAsNeverToComeWhenTold() {
        play("a", 2);
        play("a", 3);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> consumer.parkedEvents(10).size() == 2);
        assertThat(consumer.skip(topic, "a")).isEqualTo(2);
        hears("a2", "a3");
    }

    @Test
    void goesOnWhereItStoodAfterARestartAndAReplayOfTheWholeTopicChangesNothing() {
        play("a", 1);
        play("a", 2);
        hears("a1", "a2");
        consumer.stop();
        play("a", 3);
        consumer = new CheckpointedConsumer(
                kafka, mongo, consumer.spec(), Clock.systemUTC(), Traces.NONE, new SimpleMeterRegistry());
        consumer.start();
        hears("a1", "a2", "a3");
        // The same events once more, as from a mirrored or re-created topic.
        for (int i = 1; i <= 3; i++) {
            play("a", i);
        }
        play("a", 4);
        hears("a1", "a2", "a3", "a4");
    }

    @Test
    void anEventThatWasHandledButNotMarkedComesAgainAndNoneAfterItIsSkipped() {
        play("a", 1);
        hears("a1");
        consumer.stop();
        play("a", 2);
        play("a", 3);
        // As a kill between the handler's write and the checkpoint leaves it: handled, not marked.
        heard.add("a2");
        consumer = consumer();
        consumer.start();
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(List.copyOf(heard)).containsExactly("a1", "a2", "a2", "a3"));
        assertThat(new Parking(mongo, consumer.group(), Clock.systemUTC())
                        .checkpoint(topic, "a")
                        .seen())
                .isEqualTo(3);
    }

    @Test
    void movesACheckpointOnlyFromWhereItStands() {
        Parking parking = new Parking(mongo, "sample.other-" + run, Clock.systemUTC());
        assertThat(parking.advance(topic, "z", 0, 1)).isTrue();
        assertThat(parking.advance(topic, "z", 0, 1)).isFalse();
        assertThat(parking.checkpoint(topic, "z").seen()).isEqualTo(1);
        assertThat(parking.advance(topic, "z", 1, 2)).isTrue();
    }

    private void play(String key, long sequence) {
        Events.play(topic, key, TYPE, sequence, "{\"n\":" + sequence + "}");
    }

    private void hears(String... expected) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(List.copyOf(heard)).containsExactlyInAnyOrder(expected));
        List<String> ofA = heard.stream().filter(h -> h.startsWith("a")).toList();
        assertThat(ofA).isSorted();
    }
}
