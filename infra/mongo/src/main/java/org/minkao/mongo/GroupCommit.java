package org.minkao.mongo;

import de.bwaldvogel.mongo.exception.MongoServerException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** Runs write commands and lets each return only after a commit and a sync that cover it, shared by all who wait. */
final class GroupCommit {

    private static final int FILL_RATE = 60;
    private static final int COMPACT_BYTES = 8 * 1024 * 1024;

    private final MVStore store;
    // Commands share the gate and the commit has it alone, so no stored version holds half a command.
    private final ReadWriteLock gate = new ReentrantReadWriteLock(true);
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicLong finished = new AtomicLong();
    private final AtomicLong syncs = new AtomicLong();
    private volatile long durable;
    private volatile @Nullable RuntimeException broken;

    GroupCommit(MVStore store) {
        this.store = store;
    }

    /** A refused command waits as well: "duplicate key" tells of another's write, which must not vanish either. */
    <T> T durably(Supplier<T> command) {
        refuseIfBroken();
        long ticket = 0;
        gate.readLock().lock();
        try {
            return command.get();
        } finally {
            ticket = finished.incrementAndGet();
            gate.readLock().unlock();
            settle(ticket);
        }
    }

    private void settle(long ticket) {
        turn.lock();
        try {
            if (durable < ticket) {
                refuseIfBroken();
                durable = commitAndSync();
            }
        } finally {
            turn.unlock();
        }
    }

    private long commitAndSync() {
        long covered;
        try {
            gate.writeLock().lock();
            try {
                covered = finished.get();
                store.commit();
            } finally {
                gate.writeLock().unlock();
            }
            store.sync();
            syncs.incrementAndGet();
            return covered;
        } catch (MVStoreException e) {
            // A second sync after a failed one may succeed without the data: nothing is acknowledged any more.
            broken = e;
            throw refusal(e);
        }
    }

    /** Gives dead space back, between commands. */
    void compact() {
        turn.lock();
        try {
            gate.writeLock().lock();
            try {
                if (broken == null && !store.isClosed() && store.getFileStore() != null) {
                    store.compact(FILL_RATE, COMPACT_BYTES);
                }
            } finally {
                gate.writeLock().unlock();
            }
        } finally {
            turn.unlock();
        }
    }

    long finishedCommands() {
        return finished.get();
    }

    long syncs() {
        return syncs.get();
    }

    private void refuseIfBroken() {
        RuntimeException cause = broken;
        if (cause != null) {
            throw refusal(cause);
        }
    }

    private static MongoServerException refusal(RuntimeException cause) {
        return new MongoServerException(
                "write not durable, the server takes no more writes: " + cause.getMessage(), cause);
    }
}
