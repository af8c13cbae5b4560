package org.minkao.kit.boot;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.minkao.kit.core.Fault;
import org.minkao.kit.core.Traces;
import org.minkao.kit.kafka.CheckpointedConsumer;
import org.minkao.kit.kafka.CloudEventMapper;
import org.minkao.kit.kafka.ConsumerSpec;
import org.minkao.kit.kafka.KafkaDoor;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;
import org.minkao.kit.mongo.OutboxRelay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** A database, a principal and the outbox between them; starts early, stops late. */
public final class Room implements SmartLifecycle, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Room.class);
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final String name;
    private final MongoDoor mongo;
    private final KafkaDoor kafka;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final Clock clock;
    private final Traces traces;
    private final MeterRegistry meters;
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean running;

    Room(
            String name,
            MongoDoor mongo,
            KafkaDoor kafka,
            boolean anonymous,
            Clock clock,
            Traces traces,
            MeterRegistry meters) {
        this.name = name;
        this.mongo = mongo;
        this.kafka = kafka;
        this.clock = clock;
        this.traces = anonymous ? Traces.NONE : traces;
        this.meters = meters;
        this.outbox = new Outbox(this.traces, anonymous);
        this.relay = new OutboxRelay(mongo, kafka, outbox, new CloudEventMapper(name), clock, meters);
    }

    public String name() {
        return name;
    }

    public MongoDoor mongo() {
        return mongo;
    }

    public KafkaDoor kafka() {
        return kafka;
    }

    public Outbox outbox() {
        return outbox;
    }

    public OutboxRelay relay() {
        return relay;
    }

    /** A consumer of this room; declare it as a bean, so that it starts and stops with the service. */
    public CheckpointedConsumer consumer(ConsumerSpec spec) {
        return new CheckpointedConsumer(kafka, mongo, spec, clock, traces, meters);
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        running = true;
        if (!prepared()) {
            Thread.ofVirtual().name("prepare-" + name).start(this::prepareLater);
        }
        relay.start();
    }

    @Override
    public void stop() {
        running = false;
        stopping.countDown();
        relay.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return -1000;
    }

    @Override
    public void close() {
        kafka.close();
        mongo.close();
    }

    private boolean prepared() {
        try {
            mongo.prepare();
            return true;
        } catch (Fault e) {
            // The service starts without its database and is not ready until it answers.
            LOG.warn("event=indexes-wait room={} error={}", name, e.getMessage());
            return false;
        }
    }

    private void prepareLater() {
        try {
            while (!stopping.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                if (prepared()) {
                    LOG.info("event=indexes-ready room={}", name);
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
