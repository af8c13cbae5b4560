package org.minkao.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.json.JsonMapper;

/** Starts processes apart from the terminal, remembers them in files, and stops them. */
final class Children {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long LOOK_MILLIS = 150;
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    private final Folders folders;

    Children(Folders folders) {
        this.folders = folders;
    }

    Optional<Child> remembered(String name) {
        Path file = file(name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        return Optional.of(JSON.readValue(Folders.read(file), Child.class));
    }

    /** Only when it still lives; a stale file is forgotten. */
    Optional<Child> living(String name) {
        Optional<Child> child = remembered(name);
        if (child.isPresent() && !child.get().alive()) {
            forget(name);
            return Optional.empty();
        }
        return child;
    }

    Child start(LaunchPlan plan) {
        Path log = folders.log(plan.name());
        Folders.create(folders.logs());
        keepOneOlder(log);
        // Ignoring INT and HUP keeps Ctrl-C and a closed terminal from reaching the children in no order at all.
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        command.addAll(plan.command());
        var builder = new ProcessBuilder(command)
                .directory(plan.folder().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(plan.environment());
        try {
            Process process = builder.start();
            Child child = new Child(
                    plan.name(),
                    process.pid(),
                    process.info().startInstant().orElseGet(Instant::now),
                    plan.ports(),
                    plan.fingerprint(),
                    plan.probe().port(),
                    plan.probe().path(),
                    plan.stopLimit().toSeconds(),
                    plan.cache().map(Path::toString).orElse(""));
            Folders.write(file(plan.name()), JSON.writeValueAsString(child) + "\n");
            return child;
        } catch (IOException e) {
            throw Failure.environment(
                    "无法启动 %s：%s".formatted(plan.name(), e.getMessage()),
                    "%s could not be started: %s".formatted(plan.name(), e.getMessage()));
        }
    }

    void awaitHealthy(Child child, Duration limit) {
        long until = System.nanoTime() + limit.toNanos();
        while (!child.healthy()) {
            if (exited(child, LOOK_MILLIS)) {
                throw Failure.environment(
                        "%s 启动失败，日志：%s%n%s".formatted(child.name(), folders.log(child.name()), lastLines(child.name())),
                        "%s ended while it was starting, see its log above".formatted(child.name()));
            }
            if (System.nanoTime() > until) {
                throw Failure.environment(
                        "%s 在 %d 秒内没有就绪，日志：%s%n%s"
                                .formatted(
                                        child.name(),
                                        limit.toSeconds(),
                                        folders.log(child.name()),
                                        lastLines(child.name())),
                        "%s was not ready within %d s, see its log above".formatted(child.name(), limit.toSeconds()));
            }
        }
    }

    /** Asks first, kills after its limit; true when it stopped by itself. */
    boolean stop(Child child) {
        return stop(child, Duration.ofSeconds(child.stopSeconds()));
    }

    boolean stop(Child child, Duration limit) {
        Optional<ProcessHandle> found = child.handle();
        boolean asked = true;
        if (found.isPresent()) {
            List<ProcessHandle> below = found.get().descendants().toList();
            found.get().destroy();
            asked = exited(child, limit.toMillis());
            if (!asked) {
                found.get().destroyForcibly();
                below.forEach(ProcessHandle::destroyForcibly);
                exited(child, KILL_LIMIT.toMillis());
            }
        }
        if (found.isPresent() && asked) {
            child.cacheFile().ifPresent(Children::publish);
        }
        forget(child.name());
        return asked;
    }

    private static void publish(Path cache) {
        Path draft = draftOf(cache);
        try {
            if (Files.isRegularFile(draft)) {
                Files.move(draft, cache, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep " + cache, e);
        }
    }

    /** Where a run writes its start-up cache, which counts only after a clean stop. */
    static Path draftOf(Path cache) {
        return cache.resolveSibling(cache.getFileName() + ".new");
    }

    List<Child> all() {
        return Folders.children(folders.pids()).stream()
                .map(file -> String.valueOf(file.getFileName()))
                .filter(name -> name.endsWith(".json"))
                .map(name -> name.substring(0, name.length() - ".json".length()))
                .flatMap(name -> remembered(name).stream())
                .toList();
    }

    String lastLines(String name) {
        Path log = folders.log(name);
        if (!Files.isRegularFile(log)) {
            return "";
        }
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    private static boolean exited(Child child, long millis) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (Optional<ProcessHandle> found = child.handle(); found.isPresent(); found = child.handle()) {
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            try {
                // In short looks: a process that ended and was not collected never fires.
                found.get().onExit().get(Math.min(left, LOOK_MILLIS), TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException e) {
                // Look again.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Failure.environment("等待进程时被中断", "interrupted while waiting for a process");
            } catch (ExecutionException e) {
                throw new IllegalStateException("waiting for " + child.name(), e);
            }
        }
        return true;
    }

    private static void keepOneOlder(Path log) {
        try {
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the older " + log, e);
        }
    }

    private void forget(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot forget " + name, e);
        }
    }

    private Path file(String name) {
        return folders.pids().resolve(name + ".json");
    }
}
