package org.minkao.kit.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.size;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.errors.RetriableException;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Fault;
import org.minkao.kit.kafka.CloudEventMapper;
import org.minkao.kit.kafka.KafkaDoor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Sends the events that wait inside documents, each document's in order, and takes out what was sent. */
public final class OutboxRelay implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration SCAN = Duration.ofSeconds(30);
    private static final Duration BROKER_PAUSE = Duration.ofSeconds(2);
    private static final int MAX_FAILURES = 5;
    private static final int AT_ONCE = 8;
    private static final int SCANNED = 2_000;

    private final MongoDoor mongo;
    private final KafkaDoor kafka;
    private final Outbox outbox;
    private final CloudEventMapper mapper;
    private final Clock clock;
    private final Counter sent;
    private final AtomicLong oldest = new AtomicLong();
    private final AtomicLong parked = new AtomicLong();
    private final String instance = UUID.randomUUID().toString();
    private final AtomicLong claims = new AtomicLong();
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    /** A document held by this relay until its lease ends. */
    record Claim(String collection, String id, String owner, Instant until, List<PendingEvent> events) {}

    /** A document whose events cannot be sent. */
    public record ParkedOutbox(String collection, String id, String reason, Instant since) {}

    public OutboxRelay(MongoDoor mongo, KafkaDoor kafka, Outbox outbox) {
        this(
                mongo,
                kafka,
                outbox,
                new CloudEventMapper(kafka.settings().principal()),
                Clock.systemUTC(),
                Metrics.globalRegistry);
    }

    public OutboxRelay(
            MongoDoor mongo,
            KafkaDoor kafka,
            Outbox outbox,
            CloudEventMapper mapper,
            Clock clock,
            MeterRegistry meters) {
        this.mongo = mongo;
        this.kafka = kafka;
        this.outbox = outbox;
        this.mapper = mapper;
        this.clock = clock;
        Tags tags = Tags.of("room", mongo.database().getName());
        sent = meters.counter("minkao.outbox.sent", tags);
        meters.gauge("minkao.outbox.age.seconds", tags, oldest);
        meters.gauge("minkao.outbox.parked", tags, parked);
        if (LEASE.compareTo(KafkaDoor.DELIVERY.plusSeconds(10)) <= 0) {
            throw new IllegalStateException("lease must outlast a delivery");
        }
    }

    @Override
    public synchronized void start() {
        if (!threads.isEmpty()) {
            return;
        }
        stopping = new CountDownLatch(1);
        threads.add(Thread.ofVirtual().name("outbox-relay").start(this::relayWoken));
        threads.add(Thread.ofVirtual().name("outbox-scan").start(this::scanAgainAndAgain));
    }

    @Override
    public synchronized void stop() {
        stopping.countDown();
        threads.forEach(Thread::interrupt);
        threads.clear();
        try {
            // What is being sent is finished, so that no lease is left behind.
            if (slots.tryAcquire(AT_ONCE, 5, TimeUnit.SECONDS)) {
                slots.release(AT_ONCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return !threads.isEmpty();
    }

    @Override
    public int getPhase() {
        // Stops after everything that may still write.
        return -1000;
    }

    /** The documents whose events were given up. */
    public List<ParkedOutbox> parked() {
        List<ParkedOutbox> found = new ArrayList<>();
        for (String collection : outbox.collections()) {
            for (Document d : documents(collection)
                    .find(and(exists("outboxSince"), exists("outboxParked")))
                    .projection(Projections.include("outboxParked"))
                    .limit(1000)) {
                Document mark = d.get("outboxParked", Document.class);
                found.add(new ParkedOutbox(
                        collection,
                        d.getString("_id"),
                        mark.getString("reason"),
                        mark.getDate("since").toInstant()));
            }
        }
        return found;
    }

    /** Tries a parked document again. */
    public void unpark(String collection, String id) {
        documents(collection)
                .updateOne(
                        eq("_id", id), Updates.combine(Updates.unset("outboxParked"), Updates.unset("outboxFailures")));
        outbox.wake(collection, id);
    }

    /** Sends what is waiting now, in this thread; for tests and for the end of a batch. */
    public void flush() {
        scan();
        Outbox.Waiting next = outbox.waiting().poll();
        while (next != null) {
            relay(next.collection(), next.id());
            next = outbox.waiting().poll();
        }
    }

    private void relayWoken() {
        try {
            while (stopping.getCount() > 0) {
                Outbox.Waiting next = outbox.waiting().take();
                slots.acquire();
                Thread.ofVirtual().name("outbox-send").start(() -> {
                    try {
                        relay(next.collection(), next.id());
                    } finally {
                        slots.release();
                    }
                });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void scanAgainAndAgain() {
        try {
            do {
                try {
                    scan();
                } catch (MongoException | Fault e) {
                    LOG.warn("event=outbox-scan-failed error={}", e.toString());
                }
            } while (!stopping.await(SCAN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Finds what a crash or a full queue left. */
    void scan() {
        long age = 0;
        long given = 0;
        Instant now = clock.instant();
        for (String collection : outbox.collections()) {
            for (Document d : documents(collection)
                    .find(exists("outboxSince"))
                    .projection(Projections.include("outboxSince", "outboxParked"))
                    .sort(Sorts.ascending("outboxSince"))
                    .limit(SCANNED)) {
                age = Math.max(
                        age,
                        Duration.between(d.getDate("outboxSince").toInstant(), now)
                                .toSeconds());
                if (d.containsKey("outboxParked")) {
                    given++;
                } else {
                    outbox.wake(collection, d.getString("_id"));
                }
            }
        }
        oldest.set(age);
        parked.set(given);
    }

    private void relay(String collection, String id) {
        try {
            Claim claim = claim(collection, id).orElse(null);
            while (claim != null) {
                claim = sendAll(claim);
            }
        } catch (MongoException | Fault e) {
            LOG.warn("event=outbox-relay-failed collection={} error={}", collection, e.toString());
        }
    }

    private @Nullable Claim sendAll(Claim claim) {
        Claim held = claim;
        for (PendingEvent event : claim.events()) {
            held = renewed(held).orElse(null);
            if (held == null) {
                return null;
            }
            try {
                send(event);
            } catch (Fault e) {
                failed(held, e);
                return null;
            }
            if (!pull(held, event)) {
                return null;
            }
        }
        return finish(held) ? null : reload(held).orElse(null);
    }

    Optional<Claim> claim(String collection, String id) {
        Instant now = clock.instant();
        Instant until = now.plus(LEASE);
        String owner = instance + "-" + claims.incrementAndGet();
        Bson free = and(
                eq("_id", id),
                exists("outboxSince"),
                not(exists("outboxParked")),
                or(not(exists("outboxLease")), lt("outboxLease.until", Date.from(now))));
        Document lease = new Document("owner", owner).append("until", Date.from(until));
        return Optional.ofNullable(
                        documents(collection).findOneAndUpdate(free, Updates.set("outboxLease", lease), after()))
                .map(d -> new Claim(collection, id, owner, until, pending(d)));
    }

    /** Makes sure that the lease outlasts the next delivery; empty when somebody else has it. */
    private Optional<Claim> renewed(Claim claim) {
        Instant now = clock.instant();
        if (now.plus(KafkaDoor.DELIVERY).plusSeconds(10).isBefore(claim.until())) {
            return Optional.of(claim);
        }
        Instant until = now.plus(LEASE);
        boolean mine = documents(claim.collection())
                        .updateOne(held(claim), Updates.set("outboxLease.until", Date.from(until)))
                        .getMatchedCount()
                == 1;
        return mine
                ? Optional.of(new Claim(claim.collection(), claim.id(), claim.owner(), until, claim.events()))
                : Optional.empty();
    }

    void send(PendingEvent event) {
        kafka.send(mapper.toRecord(event.event(), event.id(), event.time(), event.sequence(), event.trace()));
        sent.increment();
    }

    boolean pull(Claim claim, PendingEvent event) {
        return documents(claim.collection())
                        .updateOne(
                                held(claim),
                                Updates.combine(
                                        Updates.pull("outbox", new Document("id", event.id())),
                                        Updates.unset("outboxFailures")))
                        .getMatchedCount()
                == 1;
    }

    /** Gives the document back if nothing waits in it any more. */
    boolean finish(Claim claim) {
        return documents(claim.collection())
                        .updateOne(
                                and(held(claim), size("outbox", 0)),
                                Updates.combine(Updates.unset("outboxSince"), Updates.unset("outboxLease")))
                        .getMatchedCount()
                == 1;
    }

    private Optional<Claim> reload(Claim claim) {
        return Optional.ofNullable(
                        documents(claim.collection()).find(held(claim)).first())
                .map(d -> new Claim(claim.collection(), claim.id(), claim.owner(), claim.until(), pending(d)));
    }

    /** A broker that is away is nobody's fault; a document that it refuses again and again is set aside. */
    private void failed(Claim claim, Fault fault) {
        boolean brokerAway = isPassing(fault) && !kafka.describe().up();
        MongoCollection<Document> documents = documents(claim.collection());
        if (brokerAway) {
            LOG.warn("event=broker-away error={}", String.valueOf(fault.getCause()));
            documents.updateOne(held(claim), Updates.unset("outboxLease"));
            pause();
            outbox.wake(claim.collection(), claim.id());
            return;
        }
        Document after = documents.findOneAndUpdate(
                held(claim),
                Updates.combine(Updates.inc("outboxFailures", 1), Updates.unset("outboxLease")),
                new FindOneAndUpdateOptions()
                        .returnDocument(ReturnDocument.AFTER)
                        .projection(Projections.include("outboxFailures")));
        int failures = after == null ? 0 : after.getInteger("outboxFailures", 0);
        LOG.warn(
                "event=outbox-send-failed collection={} failures={} error={}",
                claim.collection(),
                failures,
                String.valueOf(fault.getCause()));
        if (failures >= MAX_FAILURES) {
            Document mark = new Document("reason", String.valueOf(fault.getCause()))
                    .append("since", Date.from(clock.instant()));
            documents.updateOne(eq("_id", claim.id()), Updates.set("outboxParked", mark));
            parked.incrementAndGet();
            LOG.error("event=outbox-parked collection={} failures={}", claim.collection(), failures);
        } else if (after != null) {
            pause();
            outbox.wake(claim.collection(), claim.id());
        }
    }

    private static boolean isPassing(Fault fault) {
        Throwable cause = fault.getCause();
        return cause instanceof RetriableException
                || cause instanceof java.util.concurrent.TimeoutException
                || (cause != null && cause.getCause() instanceof RetriableException);
    }

    private void pause() {
        try {
            stopping.await(BROKER_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private MongoCollection<Document> documents(String collection) {
        return mongo.database().getCollection(collection);
    }

    private static Bson held(Claim claim) {
        return and(eq("_id", claim.id()), eq("outboxLease.owner", claim.owner()));
    }

    private static FindOneAndUpdateOptions after() {
        return new FindOneAndUpdateOptions()
                .returnDocument(ReturnDocument.AFTER)
                .projection(Projections.include("outbox"));
    }

    private static List<PendingEvent> pending(Document document) {
        List<Document> waiting = document.getList("outbox", Document.class);
        return waiting == null
                ? List.of()
                : waiting.stream().map(PendingEvent::from).toList();
    }
}
