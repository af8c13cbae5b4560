package org.minkao.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;

/** Finds out what can be had here and says what was taken. */
final class Servers {
    private static final Logger LOG = LoggerFactory.getLogger(Servers.class);
    private static final int DOCKER_SECONDS = 10;
    private static final Path BUILD = Path.of("target");
    private static final Path CHOICES = BUILD.resolve("minkao-servers.txt");

    private static final class Docker {
        static final boolean ANSWERS = answers();

        private static boolean answers() {
            if (System.getenv("DOCKER_HOST") == null && !Files.exists(Path.of("/var/run/docker.sock"))) {
                return false;
            }
            CompletableFuture<Boolean> answer = CompletableFuture.supplyAsync(
                    () -> DockerClientFactory.instance().isDockerAvailable());
            try {
                return answer.get(DOCKER_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                LOG.info("event=docker-unusable error={}", e.toString());
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    private Servers() {}

    static boolean dockerAnswers() {
        return Docker.ANSWERS;
    }

    /** One line on the terminal and one in {@code target/minkao-servers.txt}. */
    @SuppressWarnings("SystemOut") // the choice belongs into the build's output, whatever the log level
    static void chosen(String what, String choice) {
        String line = String.format(Locale.ROOT, "minkao.test.%s=%s", what, choice);
        System.out.println(line);
        try {
            if (Files.isDirectory(BUILD)) {
                Files.writeString(
                        CHOICES, line + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("choice of servers cannot be noted", e);
        }
    }

    static void atExit(Runnable close) {
        Runtime.getRuntime().addShutdownHook(new Thread(close, "close-test-server"));
    }
}
