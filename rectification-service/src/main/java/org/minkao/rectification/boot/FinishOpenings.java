package org.minkao.rectification.boot;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.minkao.kit.core.Fault;
import org.minkao.kit.core.Refusal;
import org.minkao.rectification.cases.OpenCase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Finishes, at start and every so often, the cases whose opening a crash left half done. */
final class FinishOpenings implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FinishOpenings.class);

    private final OpenCase openCase;
    private final Duration every;
    private volatile CountDownLatch stopping = new CountDownLatch(0);

    FinishOpenings(OpenCase openCase, Duration every) {
        this.openCase = openCase;
        this.every = every;
    }

    @Override
    public void start() {
        CountDownLatch stop = new CountDownLatch(1);
        stopping = stop;
        Thread.ofVirtual().name("finish-openings").start(() -> rounds(stop));
    }

    @Override
    public void stop() {
        stopping.countDown();
    }

    @Override
    public boolean isRunning() {
        return stopping.getCount() > 0;
    }

    private void rounds(CountDownLatch stop) {
        try {
            do {
                finish();
            } while (!stop.await(every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void finish() {
        try {
            int finished = openCase.finishAll();
            if (finished > 0) {
                LOG.info("event=openings-finished count={}", finished);
            }
        } catch (Fault | Refusal e) {
            // The next round tries again; a thrown exception would end the rounds.
            LOG.warn("event=openings-wait error={}", e.getMessage());
        }
    }
}
