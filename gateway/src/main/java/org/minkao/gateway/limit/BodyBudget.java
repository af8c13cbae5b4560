package org.minkao.gateway.limit;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that all waiting bodies share, so that many large ones cannot fill the heap. */
public final class BodyBudget {

    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    public BodyBudget(BodySettings settings) {
        this.limit = settings.together().toBytes();
    }

    boolean take(int bytes) {
        if (taken.addAndGet(bytes) > limit) {
            taken.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }

    /** Bytes held now. */
    public long taken() {
        return taken.get();
    }
}
