package org.minkao.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minkao.local.bench.BenchSettings;
import org.minkao.local.bench.EmptyHandler;

/**
 * The processes that only the bench needs: the gateway once more with wide limits, and again in front of a handler that
 * does nothing. Nothing of the running stack changes.
 */
final class BenchPart implements AutoCloseable {

    private static final String WIDE = "1000000";
    private static final String LONG = "300s";
    private static final int TRIED_PORTS = 200;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Folders folders;
    private final Settings settings;
    private final Children children;
    private final Commands commands;
    private final Stack.Running running;
    private final Progress progress;
    private int next;

    BenchPart(Folders folders, Settings settings, Stack stack, Stack.Running running, Progress progress) {
        this.folders = folders;
        this.settings = wide(settings);
        this.children = stack.children();
        this.commands = new Commands(settings.inherited());
        this.running = running;
        this.progress = progress;
        this.next = running.ports().of(Ports.GATEWAY) + 1;
    }

    /** One address asks for everything here. */
    private static Settings wide(Settings settings) {
        Map<String, String> all = new HashMap<>(settings.variables());
        all.put("MINKAO_RATE_PER_SECOND", WIDE);
        all.put("MINKAO_RATE_BURST", WIDE);
        all.put("MINKAO_RATE_FAILURE_BURST", WIDE);
        return new Settings(all);
    }

    /** Where the measured gateway and the floor's gateway answer. */
    record Addresses(URI gateway, URI floor) {}

    Addresses start() {
        close();
        progress.say("启动测试用网关", "starting the bench's gateways");
        int empty = freePort(0);
        start(emptyPlan(empty));
        int measured = freePort(1000);
        start(gatewayPlan(BenchSettings.GATEWAY, measured, Map.of()));
        int floor = freePort(1000);
        String handler = "http://" + Loopback.HOST + ":" + empty;
        Map<String, String> nowhere = new LinkedHashMap<>();
        for (String service : List.of("EVALUATION", "ELIGIBILITY", "SURVEY", "BOX", "RECTIFICATION", "NOTIFICATION")) {
            nowhere.put("MINKAO_" + service + "_URL", handler);
        }
        start(gatewayPlan(BenchSettings.FLOOR_GATEWAY, floor, nowhere));
        return new Addresses(
                URI.create("http://" + Loopback.HOST + ":" + measured),
                URI.create("http://" + Loopback.HOST + ":" + floor));
    }

    /** Every process of the stack with the measured gateway in place of its own. */
    Map<String, Long> stackProcesses() {
        Map<String, Long> pids = new LinkedHashMap<>(floorProcesses());
        children.all().stream().filter(Child::alive).forEach(child -> pids.put(child.name(), child.pid()));
        pids.keySet().removeAll(List.of(BenchSettings.FLOOR_GATEWAY, BenchSettings.EMPTY));
        return pids;
    }

    Map<String, Long> floorProcesses() {
        Map<String, Long> pids = new LinkedHashMap<>();
        for (String name : List.of(BenchSettings.FLOOR_GATEWAY, BenchSettings.EMPTY)) {
            children.living(name).ifPresent(child -> pids.put(name, child.pid()));
        }
        return pids;
    }

    String mongodbUri() {
        return DatabasePart.choose(settings, folders, running.ports(), Stack.classpath(), folders.app())
                .uri();
    }

    private void start(LaunchPlan plan) {
        children.awaitHealthy(children.start(plan), plan.startLimit());
    }

    private LaunchPlan emptyPlan(int port) {
        List<String> command = new JavaCommand()
                .options("-Xms24m", "-Xmx96m", "-XX:-UsePerfData", "-Dsun.net.httpserver.nodelay=true")
                .main(Stack.classpath(), EmptyHandler.class, Integer.toString(port));
        return plan(BenchSettings.EMPTY, command, settings.inherited(), List.of(port), new LaunchPlan.Probe(port, "/"));
    }

    private LaunchPlan gatewayPlan(String name, int port, Map<String, String> more) {
        LaunchPlan like = serviceLike(port, settings);
        if (like.cache().isPresent()) {
            // The stack's own gateway is about to write that file.
            Map<String, String> off = new HashMap<>(settings.variables());
            off.put("MINKAO_AOT", "off");
            like = serviceLike(port, new Settings(off));
        }
        Map<String, String> environment = new LinkedHashMap<>(like.environment());
        // Whole rosters are sealed and invited in one request each.
        environment.put("MINKAO_TIME_LIMIT", LONG);
        environment.put("MINKAO_SILENCE_TIMEOUT", LONG);
        environment.putAll(more);
        return plan(name, like.command(), environment, like.ports(), like.probe());
    }

    private LaunchPlan serviceLike(int port, Settings with) {
        Map<String, Integer> ports = new HashMap<>(running.ports().byVariable());
        ports.put(Ports.GATEWAY, port);
        var build = new Build(folders, new Maven(folders, commands, progress, with), commands, progress, with);
        Path jar = build.jar(ServicePart.GATEWAY);
        return new ServicePart(folders, with, new Secrets(folders.secrets()), commands)
                .plan(ServicePart.GATEWAY, jar, new ServicePart.Surroundings(new Ports(ports), "", ""));
    }

    private LaunchPlan plan(
            String name,
            List<String> command,
            Map<String, String> environment,
            List<Integer> ports,
            LaunchPlan.Probe probe) {
        return new LaunchPlan(
                name, command, environment, folders.root(), ports, name, probe, LIMIT, LIMIT, Optional.empty());
    }

    /** A free port whose neighbour at that distance is free as well. */
    private int freePort(int neighbour) {
        for (int tried = 0; tried < TRIED_PORTS; tried++) {
            int port = next++;
            if (Loopback.free(port) && Loopback.free(port + neighbour)) {
                return port;
            }
        }
        throw Failure.environment("本机没有空闲端口", "no free port on this machine");
    }

    /** Stops what {@link #start} started. */
    @Override
    public void close() {
        List.of(BenchSettings.GATEWAY, BenchSettings.FLOOR_GATEWAY, BenchSettings.EMPTY)
                .forEach(name -> children.living(name).ifPresent(children::stop));
    }
}
