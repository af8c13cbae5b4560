package org.minkao.survey.boot;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Fault;
import org.minkao.kit.core.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Does the box's recurring work on a thread of its own, which has seen no request and carries no trace. */
final class BoxClockwork implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BoxClockwork.class);

    private final List<Work> works;
    private final Duration pause;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledExecutorService thread;

    /** A named piece of work that may be repeated at any time. */
    record Work(String name, Runnable body) {}

    BoxClockwork(Duration pause, List<Work> works) {
        this.pause = pause;
        this.works = List.copyOf(works);
    }

    @Override
    public synchronized void start() {
        if (thread != null) {
            return;
        }
        ScheduledExecutorService started = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("box-clockwork").daemon().factory());
        for (Work work : works) {
            // The executor drops a task that throws, so nothing may leave it.
            var _ = started.scheduleWithFixedDelay(() -> run(work), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
        thread = started;
    }

    /** Once more at the end, so that what was counted is kept. */
    @Override
    public synchronized void stop() {
        ScheduledExecutorService running = thread;
        if (running != null) {
            running.shutdownNow();
            thread = null;
            works.forEach(this::run);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** Says once that a work waits and once that it goes on, not at every look. */
    private void run(Work work) {
        try {
            work.body().run();
            if (waiting.remove(work.name())) {
                LOG.info("event=box-work-goes-on work={}", work.name());
            }
        } catch (Fault | Refusal e) {
            if (waiting.add(work.name())) {
                LOG.warn("event=box-work-waits work={} reason=\"{}\"", work.name(), e.getMessage());
            }
        } catch (RuntimeException e) {
            LOG.error("event=bug work={}", work.name(), e);
        }
    }
}
