package org.minkao.kit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.core.Traces;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.MongoSettings;
import org.minkao.kit.mongo.Outbox;
import org.minkao.kit.mongo.OutboxRelay;
import org.minkao.mongo.DurableMongoServer;
import org.minkao.testkit.Events;
import org.minkao.testkit.TestKafka;
import org.minkao.testkit.sample.Thing;
import org.minkao.testkit.sample.Things;

class DatabaseAwayIT {
    private static final String TYPE = "minkao.sample.thing-made.v1";

    @TempDir
    Path folder;

    @Test
    void nothingIsSkippedWhileTheDatabaseIsAway() {
        String topic = TestKafka.topic("minkao.sample.thing");
        TestKafka.create(topic);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        ConcurrentLinkedQueue<Long> heard = new ConcurrentLinkedQueue<>();
        DurableMongoServer server = new DurableMongoServer(folder);
        String uri = server.start();
        int port = URI.create(uri).getPort();
        try (MongoDoor mongo = new MongoDoor(new MongoSettings(uri, "away"));
                KafkaDoor kafka = TestKafka.door("sample")) {
            CheckpointedConsumer consumer = new CheckpointedConsumer(
                    kafka,
                    mongo,
                    new ConsumerSpec(
                            "away-" + UUID.randomUUID(), Set.of(topic), Map.of(TYPE, e -> heard.add(e.sequence()))),
                    Clock.systemUTC(),
                    Traces.NONE,
                    meters);
            consumer.start();
            Outbox outbox = new Outbox();
            OutboxRelay relay = new OutboxRelay(mongo, kafka, outbox);
            relay.start();
            Things things = new Things(mongo, outbox, Clock.systemUTC(), topic);
            things.insert("a", Thing.of("a"), List.of(new Thing.Event.Made(new Thing.Id("a"), "a")), null);
            await().atMost(Duration.ofSeconds(20)).until(() -> heard.contains(1L));
            server.close();
            Events.play(topic, "a", TYPE, 2, "{}");
            Events.play(topic, "a", TYPE, 3, "{}");
            DurableMongoServer again = new DurableMongoServer(folder, port);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> meters.find("minkao.consumer.events")
                                    .tag("outcome", "delayed")
                                    .counter()
                            != null);
            again.start();
            await().atMost(Duration.ofSeconds(60)).until(() -> heard.containsAll(List.of(2L, 3L)));
            assertThat(List.copyOf(heard)).startsWith(1L).isSorted();
            assertThat(consumer.parkedKeys()).isEmpty();
            assertThat(Events.all(topic)).extracting(IncomingEvent::sequence).containsExactly(1L, 2L, 3L);
            consumer.stop();
            relay.stop();
            again.close();
        }
    }
}
