package org.minkao.evaluation.web;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

/** Work that takes more memory than a small service has for two of it at once: done one by one, in the order of asking. */
final class OneAtATime {
    private final Semaphore turn = new Semaphore(1, true);
    private final Duration patience;
    private final String busy;

    /** {@code busy} says what is going on while nobody else gets a turn. */
    OneAtATime(Duration patience, String busy) {
        this.patience = patience;
        this.busy = busy;
    }

    /** Refuses with TRY_AGAIN when the turn does not come in time. */
    <T> T inTurn(Supplier<T> work) {
        take();
        try {
            return work.get();
        } finally {
            turn.release();
        }
    }

    private void take() {
        try {
            if (turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Refusal(KitReason.TRY_AGAIN, busy + " (expected: fewer at once)");
    }
}
