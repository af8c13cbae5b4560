package org.minkao.local.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.minkao.local.Failure;

/** Reads what processor time processes have taken so far, user and system together, as the kernel counts it. */
final class CpuMeter {
    static final String SELF = "bench";

    private final Map<String, ProcessHandle> processes = new LinkedHashMap<>();

    CpuMeter(Map<String, Long> pids) {
        pids.forEach((name, pid) -> processes.put(
                name,
                ProcessHandle.of(pid)
                        .orElseThrow(() -> Failure.check(
                                "进程 %s（%d）已不在".formatted(name, pid), "%s (%d) has ended".formatted(name, pid)))));
    }

    /** This process alone. */
    static CpuMeter self() {
        return new CpuMeter(Map.of(SELF, ProcessHandle.current().pid()));
    }

    CpuMeter and(CpuMeter other) {
        CpuMeter both = new CpuMeter(Map.of());
        both.processes.putAll(processes);
        both.processes.putAll(other.processes);
        return both;
    }

    Reading read() {
        Map<String, Double> millis = new LinkedHashMap<>();
        processes.forEach((name, handle) -> millis.put(
                name,
                handle.info()
                                .totalCpuDuration()
                                .map(Duration::toNanos)
                                .orElseThrow(() -> Failure.check(
                                        "读不到进程 %s 的处理器时间".formatted(name),
                                        "the processor time of %s cannot be read".formatted(name)))
                        / 1e6));
        return new Reading(millis);
    }

    /** Milliseconds by process. */
    record Reading(Map<String, Double> millis) {

        Reading {
            millis = Map.copyOf(millis);
        }

        /** What was taken since an earlier reading of the same processes. */
        Reading since(Reading before) {
            Map<String, Double> taken = new LinkedHashMap<>();
            millis.forEach((name, now) -> taken.put(name, now - before.millis().getOrDefault(name, now)));
            return new Reading(taken);
        }

        Reading per(long requests) {
            Map<String, Double> each = new LinkedHashMap<>();
            millis.forEach((name, all) -> each.put(name, requests == 0 ? 0 : all / requests));
            return new Reading(each);
        }

        double of(String name) {
            return millis.getOrDefault(name, 0.0);
        }

        double total() {
            return millis.values().stream().mapToDouble(Double::doubleValue).sum();
        }
    }
}
