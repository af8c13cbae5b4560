package org.minkao.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTest {

    @TempDir
    Path folder;

    private Children children;

    @BeforeEach
    void children() {
        children = new Children(new Folders(folder, folder));
    }

    @Test
    void remembersAProcessAndStopsItCleanly() {
        Child child = children.start(plan("sleeper", "sleep", "600"));
        assertThat(children.living("sleeper")).contains(child);
        assertThat(children.stop(child)).isTrue();
        assertThat(child.alive()).isFalse();
        assertThat(children.remembered("sleeper")).isEmpty();
    }

    @Test
    void killsAProcessThatDoesNotStopInTime() {
        Child child = children.start(plan("stubborn", "/bin/sh", "-c", "trap '' TERM; while :; do sleep 600; done"));
        awaitTrap(child);
        assertThat(children.stop(child)).isFalse();
        assertThat(child.alive()).isFalse();
    }

    @Test
    void forgetsAStaleProcessId() throws Exception {
        Child child = children.start(plan("short", "true"));
        child.handle().ifPresent(handle -> handle.onExit().join());
        assertThat(children.remembered("short")).isPresent();
        assertThat(children.living("short")).isEmpty();
        assertThat(children.remembered("short")).isEmpty();
        assertThat(children.all()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void takesAProcessThatNobodyCollectedForEnded() throws Exception {
        Process parent = new ProcessBuilder("/bin/sh", "-c", "sleep 0.2 & echo $!; exec sleep 600").start();
        try {
            long pid = Long.parseLong(parent.inputReader().readLine());
            Instant started =
                    ProcessHandle.of(pid).orElseThrow().info().startInstant().orElseThrow();
            Child child = new Child("uncollected", pid, started, List.of(), "f", 1, "", 1, "");
            long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!Machine.defunct(pid)) {
                assertThat(System.nanoTime()).isLessThan(until);
                Thread.onSpinWait();
            }
            assertThat(ProcessHandle.of(pid)).isPresent();
            assertThat(child.alive()).isFalse();
            assertThat(children.stop(child)).isTrue();
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void doesNotTakeALaterProcessWithTheSameIdForOurs() {
        Child child = children.start(plan("sleeper", "sleep", "600"));
        Child impostor =
                new Child("sleeper", child.pid(), child.startedAt().minusSeconds(60), List.of(), "f", 1, "", 1, "");
        assertThat(impostor.alive()).isFalse();
        children.stop(impostor);
        assertThat(child.alive()).isTrue();
        children.stop(child);
    }

    @Test
    void showsTheEndOfTheLogWhenAStartFails() {
        Child child = children.start(plan("broken", "/bin/sh", "-c", "echo the reason; exit 1"));
        assertThatThrownBy(() -> children.awaitHealthy(child, Duration.ofSeconds(20)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exit()).isEqualTo(3))
                .hasMessageContaining("the reason");
    }

    @Test
    void keepsAStartCacheOnlyAfterACleanStop() throws Exception {
        Path cache = folder.resolve("start.aot");
        Files.writeString(Children.draftOf(cache), "x");
        Child child = children.start(new LaunchPlan(
                "cached",
                List.of("sleep", "600"),
                Map.of("PATH", System.getenv("PATH")),
                folder,
                List.of(),
                "f",
                LaunchPlan.Probe.of(1, LaunchPlan.Hello.MAIL),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Optional.of(cache)));
        assertThat(cache).doesNotExist();
        children.stop(child);
        assertThat(cache).exists();
    }

    private void awaitTrap(Child child) {
        // The shell's own child shows that the trap before it is set.
        while (child.handle()
                .map(ProcessHandle::children)
                .orElseThrow()
                .findAny()
                .isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private LaunchPlan plan(String name, String... command) {
        return new LaunchPlan(
                name,
                List.of(command),
                Map.of("PATH", System.getenv("PATH")),
                folder,
                List.of(),
                "f",
                LaunchPlan.Probe.of(1, LaunchPlan.Hello.MAIL),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Optional.empty());
    }
}
