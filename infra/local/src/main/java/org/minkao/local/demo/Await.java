package org.minkao.local.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.minkao.local.Failure;

/** Waits until a room has heard what another one said; events take a moment. */
final class Await {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private Await() {}

    static <T> T until(String what, Duration atMost, Supplier<T> look, Predicate<T> good) {
        return present(what, atMost, () -> Optional.of(look.get()).filter(good));
    }

    static <T> T present(String what, Duration atMost, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            Optional<T> seen = look.get();
            if (seen.isPresent()) {
                return seen.get();
            }
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                throw Failure.check(
                        "等了 %d 秒仍未见到：%s".formatted(atMost.toSeconds(), what),
                        "not seen within %d s: %s".formatted(atMost.toSeconds(), what));
            }
            pause();
        }
    }

    /** The pause between two looks. */
    static void pause() {
        LockSupport.parkNanos(PAUSE);
    }
}
