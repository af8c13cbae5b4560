package org.minkao.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one process is started, looked at and stopped.
 *
 * @param name as in status and logs
 * @param command program and arguments; never a secret
 * @param environment everything the process gets to see
 * @param folder its working folder
 * @param ports what it listens on, the main one first
 * @param fingerprint changes when the process must be started anew
 * @param probe how its health is asked
 * @param startLimit how long it may take to be healthy
 * @param stopLimit how long it may take to stop by itself
 * @param cache the start-up cache this run will write when it goes down
 */
record LaunchPlan(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path folder,
        List<Integer> ports,
        String fingerprint,
        Probe probe,
        Duration startLimit,
        Duration stopLimit,
        Optional<Path> cache) {

    LaunchPlan {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        ports = List.copyOf(ports);
    }

    /** Ports and an address that answers 200 when the process is ready; without a path the port is enough. */
    record Probe(int port, String path) {

        boolean healthy() {
            return path.isEmpty() ? Loopback.listening(port) : Loopback.answersOk(port, path);
        }
    }

    @Override
    public String toString() {
        return "LaunchPlan[" + name + "]";
    }
}
