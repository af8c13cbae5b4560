package org.minkao.local;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads memory figures of the machine and of processes. */
final class Machine {

    private static final Path MEMINFO = Path.of("/proc/meminfo");

    private Machine() {}

    static Optional<Long> availableMemoryMib() {
        Optional<Long> linux = kibibytes(MEMINFO, "MemAvailable:").map(kib -> kib / 1024);
        if (linux.isPresent()) {
            return linux;
        }
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? Optional.of(system.getFreeMemorySize() / (1024 * 1024))
                : Optional.empty();
    }

    /** Resident memory of a process; empty where the system does not tell. */
    static Optional<Long> residentMib(long pid, Commands commands) {
        Optional<Long> linux = kibibytes(Path.of("/proc", Long.toString(pid), "status"), "VmRSS:");
        if (linux.isPresent() || Files.exists(MEMINFO)) {
            return linux.map(kib -> kib / 1024);
        }
        Commands.Outcome ps = commands.run(
                Path.of("/"), List.of("ps", "-o", "rss=", "-p", Long.toString(pid)), java.util.Map.of(), line -> {});
        return ps.lines().stream()
                .map(String::strip)
                .filter(line -> line.matches("[0-9]+"))
                .findFirst()
                .map(kib -> Long.parseLong(kib) / 1024);
    }

    /** Ended, but its parent has not asked for its end: some containers' first process is slow at that or never does. */
    static boolean defunct(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith(" Z", stat.lastIndexOf(')') + 1);
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<Long> kibibytes(Path file, String label) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(label))
                    .map(line -> Long.valueOf(line.replaceAll("[^0-9]", "")))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
