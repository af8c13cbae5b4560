package org.minkao.kit.mongo;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Traces;

/** Knows which collections carry pending events and whose document just got some. */
public final class Outbox {
    private static final int WAITING = 10_000;

    private final Set<String> collections = new CopyOnWriteArraySet<>();
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>(WAITING);
    private final Traces traces;
    private final boolean anonymous;

    /** A document that has events to send. */
    record Waiting(String collection, String id) {}

    public Outbox() {
        this(Traces.NONE, false);
    }

    /** An anonymous outbox stores no trace and no time finer than the hour. */
    public Outbox(Traces traces, boolean anonymous) {
        this.traces = traces;
        this.anonymous = anonymous;
    }

    void register(String collection) {
        collections.add(collection);
    }

    Set<String> collections() {
        return collections;
    }

    /** Never blocks: what does not fit is found by the next scan. */
    boolean wake(String collection, String id) {
        return waiting.offer(new Waiting(collection, id));
    }

    BlockingQueue<Waiting> waiting() {
        return waiting;
    }

    Instant stamp(Clock clock) {
        return clock.instant().truncatedTo(anonymous ? ChronoUnit.HOURS : ChronoUnit.MILLIS);
    }

    @Nullable
    String trace() {
        return anonymous ? null : traces.current();
    }
}
