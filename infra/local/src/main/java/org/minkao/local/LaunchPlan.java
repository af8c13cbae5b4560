package org.minkao.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
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

    /**
     * How a process shows that it answers; one that only listens may hang.
     *
     * @param path an address that gives 200 when the process is ready, or the {@link Hello} that it replies to
     */
    record Probe(int port, String path) {

        static Probe of(int port, Hello hello) {
            return new Probe(port, hello.name());
        }

        boolean healthy() {
            return path.startsWith("/")
                    ? Loopback.answersOk(port, path)
                    : Loopback.replies(port, Hello.valueOf(path).words());
        }
    }

    /** The first thing that is said to a server which speaks no HTTP. */
    enum Hello {
        /** Mail servers greet first. */
        MAIL(""),
        /** ApiVersions, version 0, from nobody: the one request that a broker answers before it knows who asks. */
        KAFKA("0000000a" + "0012" + "0000" + "00000001" + "ffff"),
        /** OP_MSG with one body section, {@code {ping: 1, $db: "admin"}}. */
        MONGODB("33000000" + "01000000" + "00000000" + "dd070000" + "00000000" + "00" + "1e000000" + "1070696e6700"
                + "01000000" + "0224646200" + "06000000" + "61646d696e00" + "00");

        private final String words;

        Hello(String words) {
            this.words = words;
        }

        byte[] words() {
            return HexFormat.of().parseHex(words);
        }
    }

    @Override
    public String toString() {
        return "LaunchPlan[" + name + "]";
    }
}
