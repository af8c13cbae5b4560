package org.minkao.local;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.json.JsonMapper;

/** The state of every process: id, ports, health, memory and age. */
final class StatusReport {

    /**
     * One process as seen now.
     *
     * @param health UP, DOWN (runs, is not ready) or STOPPED
     * @param troubles what a service says is away, ready or not: {@code broker: survey: …}
     */
    record Line(
            String name,
            String health,
            long pid,
            List<Integer> ports,
            long rssMib,
            long uptimeSeconds,
            String log,
            List<String> troubles) {

        boolean up() {
            return health.equals("UP");
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private final Optional<Stack.Running> running;

    StatusReport(Folders folders, Settings settings, Children children, Commands commands, Instant now) {
        this.running = Stack.Running.read(folders);
        List<String> names = new ArrayList<>(Stack.PARTS);
        if (running.map(Stack.Running::mongodb).filter("given"::equals).isPresent()) {
            names.remove(Stack.MONGODB);
        }
        names.addAll(settings.services());
        // Side by side: a part that hangs costs its own patience only.
        List<CompletableFuture<Line>> looks = names.stream()
                .map(name -> CompletableFuture.supplyAsync(
                        () -> line(
                                name, children.living(name), folders.log(name).toString(), commands, now),
                        task -> Thread.ofVirtual().start(task)))
                .toList();
        looks.forEach(look -> lines.add(look.join()));
    }

    private static Line line(String name, Optional<Child> child, String log, Commands commands, Instant now) {
        return child.map(found -> new Line(
                        name,
                        found.healthy() ? "UP" : "DOWN",
                        found.pid(),
                        found.ports(),
                        Machine.residentMib(found.pid(), commands).orElse(0L),
                        Duration.between(found.startedAt(), now).toSeconds(),
                        log,
                        ServicePart.NAMES.contains(name) ? ServiceHealth.troubles(found.probePort()) : List.of()))
                .orElseGet(() -> new Line(name, "STOPPED", 0, List.of(), 0, 0, log, List.of()));
    }

    boolean allUp() {
        return lines.stream().allMatch(Line::up);
    }

    boolean allStopped() {
        return lines.stream().allMatch(line -> line.health().equals("STOPPED"));
    }

    long servicesRssMib() {
        return lines.stream()
                .filter(line -> ServicePart.NAMES.contains(line.name()))
                .mapToLong(Line::rssMib)
                .sum();
    }

    String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("running", allUp());
        all.put("mongodb", running.map(Stack.Running::mongodb).orElse(null));
        all.put("servicesRssMib", servicesRssMib());
        all.put("processes", lines);
        return JsonMapper.shared().writeValueAsString(all);
    }

    void print(PrintStream out) {
        out.printf(Locale.ROOT, "%-22s %-8s %8s %-12s %9s %9s%n", "进程 process", "状态", "pid", "端口 ports", "MiB", "秒 s");
        for (Line line : lines) {
            String ports =
                    String.join(",", line.ports().stream().map(String::valueOf).toList());
            out.printf(
                    Locale.ROOT,
                    "%-22s %-8s %8s %-12s %9s %9s%n",
                    line.name(),
                    line.health(),
                    line.pid() == 0 ? "-" : Long.toString(line.pid()),
                    ports.isEmpty() ? "-" : ports,
                    line.rssMib() == 0 ? "-" : Long.toString(line.rssMib()),
                    line.pid() == 0 ? "-" : Long.toString(line.uptimeSeconds()));
            line.troubles().forEach(trouble -> out.println("  ! " + trouble));
        }
        out.printf(Locale.ROOT, "网关和四个服务共 %d MiB · gateway and four services together%n", servicesRssMib());
        running.ifPresent(found -> out.println("MongoDB: " + found.mongodbLabel()));
    }
}
