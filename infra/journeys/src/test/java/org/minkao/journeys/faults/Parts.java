package org.minkao.journeys.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.minkao.journeys.Ground;

/** The running processes, in the hands of fate and of an operator. */
final class Parts {
    static final List<String> SERVICES =
            List.of("survey-service", "evaluation-service", "rectification-service", "notification-service", "gateway");
    static final List<String> ALL = all();

    private final Ground ground;
    private int kills;

    Parts(Ground ground) {
        this.ground = ground;
    }

    int kills() {
        return kills;
    }

    /** As {@code kill -9}. */
    void kill(String part) {
        ProcessHandle process = process(part);
        process.destroyForcibly();
        await(part + " gone").atMost(Duration.ofSeconds(30)).until(() -> Ground.ended(process));
        kills++;
    }

    /** It hangs, its connections stay open. */
    void freeze(String part) {
        signal("STOP", part);
    }

    void thaw(String part) {
        signal("CONT", part);
    }

    /** What an operator types; starts what is missing and nothing else. Returns the seconds it took. */
    double up() {
        long start = System.nanoTime();
        Ground.Said said = ground.minkao("up", "--detach");
        assertThat(said.exit()).as(said.err()).isZero();
        return (System.nanoTime() - start) / 1e9;
    }

    private ProcessHandle process(String part) {
        return ground.process(part).orElseThrow(() -> new IllegalStateException(part + " does not run"));
    }

    private void signal(String name, String part) {
        try {
            int exit = new ProcessBuilder(
                            "kill", "-" + name, String.valueOf(process(part).pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            assertThat(exit).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> all() {
        List<String> all = new ArrayList<>(SERVICES);
        all.addAll(List.of("keycloak", "kafka", "mongodb"));
        return List.copyOf(all);
    }
}
