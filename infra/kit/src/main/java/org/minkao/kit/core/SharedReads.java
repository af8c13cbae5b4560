package org.minkao.kit.core;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads that may be shared but never be older than the question: per key one read is on its way at a time, and one read
 * serves everybody who asked before it began. Keeps one small entry per key ever asked for.
 */
public final class SharedReads<K, V> {
    private final Function<K, V> read;
    private final Map<K, Line> lines = new ConcurrentHashMap<>();

    private final class Line {
        private final ReentrantLock turn = new ReentrantLock();
        private @Nullable FutureTask<V> next;

        /** The read that has not begun yet; where there is none, this one is it from now on. */
        synchronized Optional<FutureTask<V>> joinOrOffer(FutureTask<V> mine) {
            FutureTask<V> waiting = next;
            if (waiting == null) {
                next = mine;
            }
            return Optional.ofNullable(waiting);
        }

        /** Whoever asks from here on waits for a later read. */
        synchronized void begin() {
            next = null;
        }
    }

    public SharedReads(Function<K, V> read) {
        this.read = read;
    }

    /** What a read that began after this call found; throws what the read threw. */
    public V get(K key) {
        Line line = lines.computeIfAbsent(key, any -> new Line());
        FutureTask<V> mine = new FutureTask<>(() -> read.apply(key));
        Optional<FutureTask<V>> waiting = line.joinOrOffer(mine);
        if (waiting.isPresent()) {
            return result(waiting.get());
        }
        line.turn.lock();
        try {
            line.begin();
            mine.run();
        } finally {
            line.turn.unlock();
        }
        return result(mine);
    }

    private static <V> V result(FutureTask<V> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted while another reads", e);
        }
    }
}
