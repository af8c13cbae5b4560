package org.minkao.rectification.boot;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
    private volatile @Nullable ScheduledExecutorService executor;

    FinishOpenings(OpenCase openCase, Duration every) {
        this.openCase = openCase;
        this.every = every;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("finish-openings").factory());
        started.scheduleWithFixedDelay(this::finish, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        executor = started;
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = executor;
        if (running != null) {
            running.shutdown();
            executor = null;
        }
    }

    @Override
    public boolean isRunning() {
        return executor != null;
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
