package org.minkao.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what is in the way before anything is started, with the cure. */
final class Preflight {

    static final int MEMORY_MIB = 3_000;
    static final int DISK_MIB = 2_500;

    private final Folders folders;
    private final Settings settings;
    private final Children children;

    Preflight(Folders folders, Settings settings, Children children) {
        this.folders = folders;
        this.settings = settings;
        this.children = children;
    }

    void check(Ports ports, boolean startsDatabase) {
        List<String> missing = missingParts();
        for (Map.Entry<String, Integer> port :
                wanted(ports, missing, startsDatabase).entrySet()) {
            if (!Loopback.free(port.getValue())) {
                throw portTaken(port.getKey(), port.getValue());
            }
        }
        if (!missing.isEmpty()) {
            checkMemory(missing.size());
            checkDisk();
        }
    }

    static Failure portTaken(String variable, int port) {
        return Failure.environment(
                "端口 %d 已被别的程序占用：请停掉它（lsof -i :%d 可查），或用 %s=其他端口 改用别的端口".formatted(port, port, variable),
                "port %d is in use: stop what holds it (lsof -i :%d shows it) or set %s to another port"
                        .formatted(port, port, variable));
    }

    private List<String> missingParts() {
        List<String> missing = new ArrayList<>();
        List<String> all = new ArrayList<>(Stack.PARTS);
        all.addAll(settings.services());
        for (String name : all) {
            if (children.living(name).isEmpty()) {
                missing.add(name);
            }
        }
        return missing;
    }

    /** The ports that must be free now; what moves by itself when taken is not among them. */
    static Map<String, Integer> wanted(Ports ports, List<String> missing, boolean startsDatabase) {
        Map<String, Integer> wanted = new LinkedHashMap<>();
        for (String name : missing) {
            switch (name) {
                case Stack.MONGODB -> {
                    if (startsDatabase) {
                        wanted.put(Ports.MONGODB, ports.of(Ports.MONGODB));
                    }
                }
                case Stack.KAFKA -> wanted.put(Ports.KAFKA, ports.of(Ports.KAFKA));
                case Stack.KEYCLOAK -> wanted.put(Ports.KEYCLOAK, ports.of(Ports.KEYCLOAK));
                case Stack.MAIL -> {
                    wanted.put(Ports.SMTP, ports.of(Ports.SMTP));
                    wanted.put(Ports.IMAP, ports.of(Ports.IMAP));
                }
                default -> {
                    String variable = ServicePart.portVariable(name);
                    wanted.put(variable, ports.of(variable));
                    wanted.put(variable + "（管理端口 · management）", Ports.management(ports.of(variable)));
                }
            }
        }
        return wanted;
    }

    private void checkMemory(int missing) {
        int parts = Stack.PARTS.size() + ServicePart.NAMES.size();
        int needed = settings.number("MINKAO_MEMORY_MIB", MEMORY_MIB, 0, 1_000_000) * missing / parts;
        Optional<Long> available = Machine.availableMemoryMib();
        if (available.isPresent() && available.get() < needed) {
            throw Failure.environment(
                    "可用内存只有 %d MiB，需要约 %d MiB：请关掉别的程序；确信够用时可设 MINKAO_MEMORY_MIB".formatted(available.get(), needed),
                    "only %d MiB of memory available, about %d needed: close other programs, or lower MINKAO_MEMORY_MIB"
                            .formatted(available.get(), needed));
        }
    }

    private void checkDisk() {
        long free = freeDiskMib(folders.root());
        if (free < DISK_MIB) {
            throw Failure.environment(
                    "磁盘只剩 %d MiB，需要约 %d MiB：请清理 %s 所在的磁盘".formatted(free, DISK_MIB, folders.root()),
                    "only %d MiB of disk left, about %d needed: make room where %s lies"
                            .formatted(free, DISK_MIB, folders.root()));
        }
    }

    static long freeDiskMib(Path place) {
        try {
            return Files.getFileStore(place).getUsableSpace() / (1024 * 1024);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot ask the disk of " + place, e);
        }
    }
}
