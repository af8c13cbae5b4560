package org.minkao.kit.kafka;

import com.mongodb.client.model.Filters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.EventHandler;
import org.minkao.kit.core.Fault;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Traces;
import org.minkao.kit.mongo.MongoDoor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.AcknowledgingMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Applies each key's events exactly in their sequence: older ones are skipped, and on a gap, an unreadable event or
 * a lasting failure the key is parked while the others go on.
 */
public final class CheckpointedConsumer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointedConsumer.class);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(2));
    private static final Duration RETRY_PARKED = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final int STRIPES = 64;

    private final KafkaDoor door;
    private final ConsumerSpec spec;
    private final Parking parking;
    private final Traces traces;
    private final MeterRegistry meters;
    private final String group;
    private final Lock[] locks = new Lock[STRIPES];
    private final AtomicLong parkedNow = new AtomicLong();
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable ConcurrentMessageListenerContainer<String, byte[]> container;
    private volatile @Nullable Thread retrier;

    private enum Outcome {
        DONE,
        PARKED
    }

    public CheckpointedConsumer(KafkaDoor door, MongoDoor mongo, ConsumerSpec spec) {
        this(door, mongo, spec, Clock.systemUTC(), Traces.NONE, Metrics.globalRegistry);
    }

    public CheckpointedConsumer(
            KafkaDoor door, MongoDoor mongo, ConsumerSpec spec, Clock clock, Traces traces, MeterRegistry meters) {
        this.door = door;
        this.spec = spec;
        this.group = door.group(spec.group());
        this.parking = new Parking(mongo, group, clock);
        this.traces = traces;
        this.meters = meters;
        for (int i = 0; i < STRIPES; i++) {
            locks[i] = new ReentrantLock();
        }
        meters.gauge("minkao.consumer.parked.keys", Tags.of("group", group), parkedNow);
        meters.gauge("minkao.consumer.lag", Tags.of("group", group), this, CheckpointedConsumer::lag);
    }

    public String group() {
        return group;
    }

    public ConsumerSpec spec() {
        return spec;
    }

    /** The keys whose events wait, longest first. */
    public List<ParkedKey> parkedKeys() {
        return parking.parkedKeys();
    }

    /** The waiting and refused events of all keys, without their bodies. */
    public List<ParkedEvent> parkedEvents(int limit) {
        return parking.events(Filters.empty(), limit);
    }

    /** Applies a key's waiting events in order; returns how many went through. */
    public int replay(String topic, String key) {
        Lock lock = lock(topic, key);
        lock.lock();
        try {
            return drain(topic, key);
        } finally {
            lock.unlock();
            countParked();
        }
    }

    /**
     * Gives up what blocks a key: a missing event is taken as never to come, a failed or unreadable one is thrown
     * away; then the queue drains.
     */
    public int skip(String topic, String key) {
        Lock lock = lock(topic, key);
        lock.lock();
        try {
            Parking.Stored head = parking.first(topic, key)
                    .orElseThrow(() -> new Refusal(
                            KitReason.NOT_FOUND, "%s of %s is not parked in %s".formatted(key, topic, group)));
            long seen = parking.checkpoint(topic, key).seen();
            if (head.order() > seen + 1) {
                parking.advance(topic, key, seen, head.order() - 1);
            } else {
                parking.remove(head.id());
                long next = head.order() >= 0
                        ? head.order()
                        : parking.first(topic, key).map(n -> n.order() - 1).orElse(seen + 1);
                parking.advance(topic, key, seen, Math.max(seen, next));
            }
            LOG.warn("event=parked-skipped group={} topic={} sequence={}", group, topic, head.order());
            return drain(topic, key);
        } finally {
            lock.unlock();
            countParked();
        }
    }

    @Override
    public synchronized void start() {
        if (container != null) {
            return;
        }
        stopping = new CountDownLatch(1);
        ContainerProperties properties = new ContainerProperties(spec.topics().toArray(String[]::new));
        properties.setGroupId(group);
        properties.setAckMode(ContainerProperties.AckMode.MANUAL);
        properties.setMessageListener((AcknowledgingMessageListener<String, byte[]>) this::receive);
        properties.setMissingTopicsFatal(false);
        properties.setLogContainerConfig(false);
        properties.setAuthExceptionRetryInterval(Duration.ofSeconds(5));
        properties.setShutdownTimeout(STOP.toMillis());
        ConcurrentMessageListenerContainer<String, byte[]> created =
                new ConcurrentMessageListenerContainer<>(door.consumer(spec), properties);
        created.setBeanName(group);
        created.setCommonErrorHandler(untilItWorks());
        created.start();
        container = created;
        retrier = Thread.ofVirtual().name("retry-" + group).start(this::retryParked);
    }

    @Override
    public synchronized void stop() {
        stopping.countDown();
        ConcurrentMessageListenerContainer<String, byte[]> current = container;
        if (current != null) {
            current.stop();
            container = null;
        }
        Thread thread = retrier;
        if (thread != null) {
            thread.interrupt();
            retrier = null;
        }
    }

    @Override
    public boolean isRunning() {
        return container != null;
    }

    /** Database down: the same event is tried for ever, nothing is skipped and nothing parked. */
    private DefaultErrorHandler untilItWorks() {
        ExponentialBackOff pause = new ExponentialBackOff(500, 2);
        pause.setMaxInterval(10_000);
        pause.setMaxElapsedTime(Long.MAX_VALUE);
        DefaultErrorHandler handler = new DefaultErrorHandler(pause);
        // By default some exceptions would skip the event.
        handler.setClassifications(Map.of(), true);
        handler.setRetryListeners((received, thrown, attempt) -> count("delayed", "-"));
        return handler;
    }

    private void receive(ConsumerRecord<String, byte[]> received, @Nullable Acknowledgment acknowledgment) {
        Parking.Raw raw = new Parking.Raw(
                received.topic(),
                received.key(),
                received.headers(),
                received.value(),
                received.partition() + "-" + received.offset());
        Lock lock = lock(raw.topic(), raw.keyName());
        lock.lock();
        try {
            accept(raw);
        } finally {
            lock.unlock();
        }
        if (acknowledgment != null) {
            acknowledgment.acknowledge();
        }
    }

    void accept(Parking.Raw raw) {
        String topic = raw.topic();
        String key = raw.keyName();
        Parking.Checkpoint checkpoint = parking.checkpoint(topic, key);
        IncomingEvent event;
        try {
            event = CloudEventMapper.read(topic, raw.key(), raw.headers(), raw.value());
        } catch (UnreadableEvent e) {
            parking.keep(raw, ParkedKey.Kind.UNREADABLE, null, null, message(e));
            park(topic, key, checkpoint.seen(), ParkedKey.Kind.UNREADABLE, message(e));
            return;
        }
        if (event.sequence() <= checkpoint.seen()) {
            count("skipped", event.type());
        } else if (checkpoint.parked()) {
            parking.keep(raw, ParkedKey.Kind.QUEUED, event.sequence(), event.type(), null);
            // A replay may have emptied the queue just before; what was missing may just have come.
            Parking.Checkpoint now = parking.checkpoint(topic, key);
            if (!now.parked() || event.sequence() == now.seen() + 1) {
                drain(topic, key);
            }
        } else if (event.sequence() > checkpoint.seen() + 1) {
            String reason = "sequence is %d (expected: %d)".formatted(event.sequence(), checkpoint.seen() + 1);
            parking.keep(raw, ParkedKey.Kind.GAP, event.sequence(), event.type(), reason);
            park(topic, key, checkpoint.seen(), ParkedKey.Kind.GAP, reason);
        } else {
            apply(raw, event, checkpoint.seen(), PAUSES);
        }
    }

    private int drain(String topic, String key) {
        int applied = 0;
        while (true) {
            Parking.Stored head = parking.first(topic, key).orElse(null);
            Parking.Checkpoint checkpoint = parking.checkpoint(topic, key);
            if (head == null) {
                parking.release(topic, key);
                if (parking.first(topic, key).isEmpty()) {
                    return applied;
                }
                continue;
            }
            IncomingEvent event;
            try {
                event = CloudEventMapper.read(
                        topic,
                        head.raw().key(),
                        head.raw().headers(),
                        head.raw().value());
            } catch (UnreadableEvent e) {
                park(topic, key, checkpoint.seen(), ParkedKey.Kind.UNREADABLE, message(e));
                return applied;
            }
            if (event.sequence() <= checkpoint.seen()) {
                parking.remove(head.id());
                continue;
            }
            if (event.sequence() > checkpoint.seen() + 1) {
                String reason = "sequence is %d (expected: %d)".formatted(event.sequence(), checkpoint.seen() + 1);
                parking.mark(head.id(), ParkedKey.Kind.GAP, reason);
                park(topic, key, checkpoint.seen(), ParkedKey.Kind.GAP, reason);
                return applied;
            }
            if (apply(head.raw(), event, checkpoint.seen(), List.of()) == Outcome.PARKED) {
                return applied;
            }
            parking.remove(head.id());
            applied++;
        }
    }

    private Outcome apply(Parking.Raw raw, IncomingEvent event, long seen, List<Duration> pauses) {
        EventHandler handler = spec.handlers().get(event.type());
        if (handler != null) {
            try {
                traces.within(
                        event.type(),
                        CloudEventMapper.traceparent(raw.headers()),
                        () -> handle(handler, event, pauses));
                count("handled", event.type());
            } catch (Refusal e) {
                LOG.info(
                        "event=refused group={} topic={} type={} id={} code={}",
                        group,
                        event.topic(),
                        event.type(),
                        event.id(),
                        e.reason().name());
                parking.keep(
                        raw,
                        ParkedKey.Kind.REFUSED,
                        event.sequence(),
                        event.type(),
                        e.reason().name() + ": " + e.detail());
                count("refused", event.type());
            } catch (UnreadableEvent e) {
                return park(raw, event, seen, ParkedKey.Kind.UNREADABLE, e);
            } catch (Interrupted e) {
                throw e;
            } catch (RuntimeException e) {
                return park(raw, event, seen, ParkedKey.Kind.FAILED, e);
            }
        }
        parking.advance(event.topic(), event.key(), seen, event.sequence());
        return Outcome.DONE;
    }

    private void handle(EventHandler handler, IncomingEvent event, List<Duration> pauses) {
        for (Duration pause : pauses) {
            try {
                handler.handle(event);
                return;
            } catch (Refusal | UnreadableEvent e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.warn(
                        "event=handler-failed group={} topic={} type={} id={} pauseMs={} error={}",
                        group,
                        event.topic(),
                        event.type(),
                        event.id(),
                        pause.toMillis(),
                        e.toString());
                pause(pause);
            }
        }
        handler.handle(event);
    }

    private void pause(Duration pause) {
        try {
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Interrupted("stopped while an event was tried again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted("interrupted while an event was tried again");
        }
    }

    private Outcome park(Parking.Raw raw, IncomingEvent event, long seen, ParkedKey.Kind kind, RuntimeException why) {
        LOG.error(
                "event=parked group={} topic={} type={} id={} kind={}",
                group,
                event.topic(),
                event.type(),
                event.id(),
                kind,
                why);
        parking.keep(raw, kind, event.sequence(), event.type(), message(why));
        park(event.topic(), event.key(), seen, kind, message(why));
        return Outcome.PARKED;
    }

    private void park(String topic, String key, long seen, ParkedKey.Kind kind, String reason) {
        LOG.warn("event=key-parked group={} topic={} kind={} reason=\"{}\"", group, topic, kind, reason);
        parking.park(topic, key, seen, kind, reason);
        count("parked", kind.name());
        countParked();
    }

    /** What failed for a passing reason goes through by itself when the reason is gone. */
    private void retryParked() {
        try {
            do {
                try {
                    countParked();
                    for (ParkedKey parked : parkedKeys()) {
                        if (parked.kind() == ParkedKey.Kind.FAILED) {
                            replay(parked.topic(), parked.key());
                        }
                    }
                } catch (RuntimeException e) {
                    LOG.warn("event=retry-parked-failed group={} error={}", group, e.toString());
                }
            } while (!stopping.await(RETRY_PARKED.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void countParked() {
        parkedNow.set(parking.parkedCount());
    }

    private void count(String what, String type) {
        meters.counter("minkao.consumer.events", Tags.of("group", group, "outcome", what, "type", type))
                .increment();
    }

    private double lag() {
        ConcurrentMessageListenerContainer<String, byte[]> current = container;
        double lag = 0;
        if (current != null) {
            for (Map<MetricName, ? extends Metric> client : current.metrics().values()) {
                for (Map.Entry<MetricName, ? extends Metric> metric : client.entrySet()) {
                    if (metric.getKey().name().equals("records-lag")
                            && metric.getValue().metricValue() instanceof Double value
                            && !value.isNaN()) {
                        lag += value;
                    }
                }
            }
        }
        return lag;
    }

    private Lock lock(String topic, String key) {
        return locks[Math.floorMod((topic + "|" + key).hashCode(), STRIPES)];
    }

    private static String message(RuntimeException e) {
        String message = e.toString();
        return message.length() <= 300 ? message : message.substring(0, 300);
    }

    /** The service stops: the event was not handled and comes again. */
    private static final class Interrupted extends Fault {
        private static final long serialVersionUID = 1L;

        Interrupted(String message) {
            super(message);
        }
    }
}
