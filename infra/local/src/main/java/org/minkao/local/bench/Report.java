package org.minkao.local.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What was measured, as a table for people and as one object for machines. */
final class Report {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double CENT = 100;

    private final Surroundings surroundings;
    private final List<Line> lines = new ArrayList<>();
    private Load.@Nullable Run endured;
    private int accepted;
    private int counted;

    /** Where and how it was measured. */
    record Surroundings(int cores, double loadBefore, String mongodb, String crypto, String campaign, int seconds) {}

    Report(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    void add(Line line) {
        lines.add(line);
    }

    /** Casts for a whole minute or longer, repeats among them. */
    void endured(Load.Run run) {
        endured = run;
    }

    /** Ballots that were acknowledged, and what the box counts after the close. */
    void ballots(int acknowledged, int inTheBox) {
        this.accepted = acknowledged;
        this.counted = inTheBox;
    }

    boolean good() {
        return accepted == counted
                && lines.stream().allMatch(line -> line.failures() == 0)
                && (endured == null || endured.failures() == 0);
    }

    void print(PrintStream out, double loadAfter) {
        out.printf(
                Locale.ROOT,
                "%-12s %3s %8s %9s %9s %9s %7s %9s %9s %7s %6s%n",
                "path",
                "c",
                "rate/s",
                "p50 ms",
                "p99 ms",
                "floor/s",
                "ratio",
                "cpu ms",
                "floor ms",
                "ratio",
                "failed");
        for (Line line : lines) {
            out.printf(
                    Locale.ROOT,
                    "%-12s %3d %8.1f %9.2f %9.2f %9.1f %7.2f %9.2f %9.2f %7.2f %6d%n",
                    line.path(),
                    line.run().atOnce(),
                    line.run().rate(),
                    line.run().latencies().millis(50),
                    line.run().latencies().millis(99),
                    line.floorRate(),
                    line.ratio(),
                    line.cpu(),
                    line.floorCpu(),
                    line.cpuRatio(),
                    line.failures());
            printProcesses(out, line);
        }
        Load.Run run = endured;
        if (run != null) {
            out.printf(
                    Locale.ROOT,
                    "持续投票 casting on: c=%d · %.0f s · %d 个请求 requests · %.1f/s · p99 %.2f ms · 失败 failed %d%n",
                    run.atOnce(),
                    run.seconds(),
                    run.latencies().count(),
                    run.rate(),
                    run.latencies().millis(99),
                    run.failures());
            run.told().forEach(wrong -> out.println("             ✗ " + wrong));
        }
        out.printf(
                Locale.ROOT,
                "%d 核 cores · 负载 load %.1f → %.1f · MongoDB %s · %s%n",
                surroundings.cores(),
                surroundings.loadBefore(),
                loadAfter,
                surroundings.mongodb(),
                surroundings.crypto());
        out.printf(Locale.ROOT, "确认选票 acknowledged ballots %d · 票箱计数 counted by the box %d%n", accepted, counted);
    }

    private static void printProcesses(PrintStream out, Line line) {
        StringBuilder text = new StringBuilder("             cpu ");
        new TreeMap<>(line.run().cpu().millis()).forEach((name, millis) -> {
            if (line.doing().contains(name)) {
                text.append(String.format(Locale.ROOT, "%s %.2f · ", name, millis));
            }
        });
        text.append(String.format(
                Locale.ROOT, "whole stack %.2f │ floor ", line.run().cpu().total()));
        line.floors()
                .forEach(floor -> text.append(String.format(
                        Locale.ROOT,
                        "%s %.2f (%.0f/s) ",
                        floor.name(),
                        floor.run().cpu().total(),
                        floor.run().rate())));
        out.println(text.toString().stripTrailing());
        line.run().told().forEach(wrong -> out.println("             ✗ " + wrong));
        line.floors()
                .forEach(floor -> floor.run()
                        .told()
                        .forEach(wrong -> out.println("             ✗ " + floor.name() + ": " + wrong)));
    }

    String json(double loadAfter) {
        ObjectNode all = JSON.createObjectNode()
                .put("cores", surroundings.cores())
                .put("loadBefore", rounded(surroundings.loadBefore()))
                .put("loadAfter", rounded(loadAfter))
                .put("mongodb", surroundings.mongodb())
                .put("crypto", surroundings.crypto())
                .put("campaign", surroundings.campaign())
                .put("seconds", surroundings.seconds())
                .put("acknowledgedBallots", accepted)
                .put("countedBallots", counted)
                .put("good", good());
        if (endured != null) {
            figures(all.putObject("endurance").put("seconds", rounded(endured.seconds())), endured);
        }
        var paths = all.putArray("paths");
        lines.forEach(line -> {
            ObjectNode path = paths.addObject().put("path", line.path());
            figures(path, line.run());
            path.put("cpuMs", rounded(line.cpu()))
                    .put("stackCpuMs", rounded(line.run().cpu().total()))
                    .put("floorRate", rounded(line.floorRate()))
                    .put("rateRatio", rounded(line.ratio()))
                    .put("floorCpuMs", rounded(line.floorCpu()))
                    .put("cpuRatio", rounded(line.cpuRatio()));
            ObjectNode processes = path.putObject("processes");
            new TreeMap<>(line.run().cpu().millis()).forEach((name, millis) -> processes.put(name, rounded(millis)));
            var floors = path.putArray("floors");
            line.floors().forEach(floor -> {
                ObjectNode one = floors.addObject().put("name", floor.name());
                figures(one, floor.run());
                one.put("cpuMs", rounded(floor.run().cpu().total()));
            });
        });
        return all.toString();
    }

    private static void figures(ObjectNode node, Load.Run run) {
        node.put("c", run.atOnce())
                .put("requests", run.latencies().count())
                .put("failed", run.failures())
                .put("rate", rounded(run.rate()))
                .put("p50Ms", rounded(run.latencies().millis(50)))
                .put("p99Ms", rounded(run.latencies().millis(99)));
    }

    private static double rounded(double value) {
        return Math.round(value * CENT) / CENT;
    }
}
