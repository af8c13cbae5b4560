package org.minkao.local;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A started process as remembered on disk; the start instant tells it from a later process with the same id. */
record Child(
        String name,
        long pid,
        Instant startedAt,
        List<Integer> ports,
        String fingerprint,
        int probePort,
        String probePath,
        long stopSeconds,
        String cache) {

    boolean alive() {
        return handle().isPresent();
    }

    Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(found -> !Machine.defunct(pid))
                .filter(found -> found.info()
                        .startInstant()
                        .map(instant -> Math.abs(instant.toEpochMilli() - startedAt.toEpochMilli()) < 2_000)
                        .orElse(false));
    }

    boolean healthy() {
        return alive() && new LaunchPlan.Probe(probePort, probePath).healthy();
    }

    Optional<Path> cacheFile() {
        return cache.isEmpty() ? Optional.empty() : Optional.of(Path.of(cache));
    }
}
