package org.minkao.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Runs tools to their end, and ends them when the launcher is asked to stop. */
final class Commands {

    private static final int KEPT_LINES = 4_000;

    private final Map<String, String> environment;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Set<Process> running = ConcurrentHashMap.newKeySet();

    Commands(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Exit code and what was said, newest lines kept. */
    record Outcome(int exit, List<String> lines) {

        boolean ok() {
            return exit == 0;
        }

        boolean said(String part) {
            return lines.stream().anyMatch(line -> line.contains(part));
        }
    }

    boolean ended() {
        return ended.get();
    }

    private void refuseIfEnded() {
        if (ended.get()) {
            throw Failure.environment("正在停止", "stopping");
        }
    }

    Outcome run(Path folder, List<String> command, Map<String, String> more, Consumer<String> eachLine) {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putAll(more);
        try {
            refuseIfEnded();
            Process process = builder.start();
            running.add(process);
            try {
                if (ended.get()) {
                    process.destroy();
                }
                process.getOutputStream().close();
                Deque<String> lines = new ArrayDeque<>();
                try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
                    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                        eachLine.accept(line);
                        lines.add(line);
                        if (lines.size() > KEPT_LINES) {
                            lines.removeFirst();
                        }
                    }
                }
                return new Outcome(process.waitFor(), List.copyOf(lines));
            } finally {
                running.remove(process);
            }
        } catch (IOException e) {
            throw Failure.environment(
                    "无法运行 %s：%s".formatted(command.getFirst(), e.getMessage()),
                    "%s cannot be run: %s".formatted(command.getFirst(), e.getMessage()));
        } catch (UncheckedIOException e) {
            throw Failure.environment("读取 %s 的输出失败".formatted(command.getFirst()), "lost " + command.getFirst());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.environment("运行被中断", "interrupted while running " + command.getFirst());
        }
    }

    /** Runs a program in the caller's folder with the caller's own input and output. */
    int handOver(List<String> command) {
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            refuseIfEnded();
            Process process = builder.start();
            running.add(process);
            try {
                return process.waitFor();
            } finally {
                running.remove(process);
            }
        } catch (IOException e) {
            throw Failure.environment(
                    "无法运行 %s：%s".formatted(command.getFirst(), e.getMessage()),
                    "%s cannot be run: %s".formatted(command.getFirst(), e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.environment("运行被中断", "interrupted while running " + command.getFirst());
        }
    }

    /** Nothing is run after this. */
    void endAll() {
        ended.set(true);
        for (Process process : running) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
