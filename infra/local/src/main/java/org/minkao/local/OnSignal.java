package org.minkao.local;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** What happens to the stack when the launcher is told to end: depends on how far it got. */
final class OnSignal {

    private final AtomicReference<Optional<Runnable>> action = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean fired = new AtomicBoolean();

    OnSignal() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::fire, "on-signal"));
    }

    void then(Runnable next) {
        action.set(Optional.of(next));
    }

    void nothing() {
        action.set(Optional.empty());
    }

    /** True once the end has begun, so that what ends because of it is not reported as a failure. */
    boolean fired() {
        return fired.get();
    }

    private void fire() {
        action.get().ifPresent(now -> {
            fired.set(true);
            now.run();
        });
    }
}
