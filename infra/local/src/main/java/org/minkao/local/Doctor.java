package org.minkao.local;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** Looks at everything the platform needs and names a cure for each lack. */
final class Doctor {

    /** One thing looked at; {@code WARN} is not needed for a start. */
    record Finding(String what, Verdict verdict, String seen, String cure) {}

    /** OK, WARN for something that only some commands need, FAIL for what keeps the stack from starting. */
    enum Verdict {
        OK,
        WARN,
        FAIL
    }

    private static final int JDK = 25;
    private static final int NODE = 20;

    private final Folders folders;
    private final Settings settings;
    private final Children children;
    private final Commands commands;

    Doctor(Folders folders, Settings settings, Children children, Commands commands) {
        this.folders = folders;
        this.settings = settings;
        this.children = children;
        this.commands = commands;
    }

    List<Finding> look() {
        List<Finding> all = new ArrayList<>();
        int feature = Runtime.version().feature();
        all.add(new Finding(
                "JDK",
                feature >= JDK ? Verdict.OK : Verdict.FAIL,
                System.getProperty("java.home") + " (" + Runtime.version() + ")",
                "安装 JDK 25（如 Temurin 25）并设 JAVA_HOME · install a JDK 25 and set JAVA_HOME"));
        all.add(tool(
                "Maven",
                List.of(settings.text("MINKAO_MVN").orElse("mvn"), "-v"),
                "安装 Maven 3.8+（apt-get install maven）· install Maven 3.8 or newer"));
        all.add(node());
        all.add(memory());
        long disk = Preflight.freeDiskMib(folders.root());
        all.add(new Finding(
                "磁盘 disk",
                disk >= Preflight.DISK_MIB ? Verdict.OK : Verdict.FAIL,
                disk + " MiB",
                "至少腾出 %d MiB · free at least that much".formatted(Preflight.DISK_MIB)));
        all.addAll(ports());
        all.add(fonts());
        all.add(docker());
        return all;
    }

    private Finding node() {
        Finding found = tool("Node", List.of("node", "--version"), "安装 Node 20 或更新版本 · install Node 20 or newer");
        String digits = found.seen().replaceFirst("^v", "").replaceFirst("\\..*$", "");
        boolean old = digits.matches("[0-9]+") && Integer.parseInt(digits) < NODE;
        return old ? new Finding(found.what(), Verdict.FAIL, found.seen(), found.cure()) : found;
    }

    private Finding memory() {
        Optional<Long> available = Machine.availableMemoryMib();
        boolean running = children.all().stream().anyMatch(Child::alive);
        boolean enough = running || available.isEmpty() || available.get() >= Preflight.MEMORY_MIB;
        return new Finding(
                "内存 memory",
                enough ? Verdict.OK : Verdict.FAIL,
                available.map(mib -> mib + " MiB 可用 available").orElse("未知 unknown"),
                "关掉别的程序，需要约 %d MiB · close other programs".formatted(Preflight.MEMORY_MIB));
    }

    private List<Finding> ports() {
        List<Finding> all = new ArrayList<>();
        List<Integer> ours = children.all().stream()
                .filter(Child::alive)
                .flatMap(child -> child.ports().stream())
                .toList();
        List<String> everything = new ArrayList<>(Stack.PARTS);
        everything.addAll(settings.services());
        boolean startsDatabase = settings.text("MINKAO_MONGODB_URI").isEmpty();
        Preflight.wanted(Ports.from(settings), everything, startsDatabase).forEach((variable, port) -> {
            boolean fine = ours.contains(port) || Loopback.free(port);
            if (!fine) {
                all.add(new Finding(
                        "端口 port " + port,
                        Verdict.FAIL,
                        "占用 in use",
                        "停掉占用者（lsof -i :%d）或设 %s · stop what holds it or move ours".formatted(port, variable)));
            }
        });
        if (all.isEmpty()) {
            all.add(new Finding("端口 ports", Verdict.OK, "空闲或为本平台所用 free or ours", ""));
        }
        return all;
    }

    private Finding fonts() {
        Finding found = optional(
                "中文字体 CJK fonts",
                List.of("fc-list", ":lang=zh", "family"),
                "只有浏览器测试的截图和 PDF 需要：" + "apt-get install fonts-noto-cjk · only browser tests need them");
        return found.seen().isBlank()
                ? new Finding(found.what(), Verdict.WARN, "没有 none", found.cure())
                : new Finding(found.what(), found.verdict(), found.seen(), found.cure());
    }

    private Finding docker() {
        return optional(
                "Docker",
                List.of("docker", "info", "--format", "{{.ServerVersion}}"),
                "不需要；有则测试用真 MongoDB · not needed; with it tests use a real MongoDB");
    }

    private Finding tool(String what, List<String> command, String cure) {
        return ask(command)
                .map(seen -> new Finding(what, Verdict.OK, seen, cure))
                .orElseGet(() -> new Finding(what, Verdict.FAIL, "没有找到 not found", cure));
    }

    private Finding optional(String what, List<String> command, String cure) {
        return ask(command)
                .map(seen -> new Finding(what, Verdict.OK, seen, cure))
                .orElseGet(() -> new Finding(what, Verdict.WARN, "没有 none", cure));
    }

    private Optional<String> ask(List<String> command) {
        Supplier<Optional<String>> asking = () -> {
            Commands.Outcome outcome = commands.run(folders.root(), command, Map.of(), line -> {});
            return outcome.ok()
                    ? Optional.of(
                            outcome.lines().stream().findFirst().orElse("").replaceAll("\u001b\\[[0-9;]*m", ""))
                    : Optional.empty();
        };
        return onPath(command.getFirst()) ? asking.get() : Optional.empty();
    }

    private boolean onPath(String program) {
        if (program.contains("/")) {
            return Files.isExecutable(Path.of(program));
        }
        return List.of(settings.text("PATH").orElse("").split(":")).stream()
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    static boolean healthy(List<Finding> findings) {
        return findings.stream().noneMatch(finding -> finding.verdict() == Verdict.FAIL);
    }

    static void print(List<Finding> findings, PrintStream out) {
        for (Finding finding : findings) {
            String mark = switch (finding.verdict()) {
                case OK -> "✓";
                case WARN -> "!";
                case FAIL -> "✗";
            };
            out.println(mark + " " + finding.what() + ": " + finding.seen());
            if (finding.verdict() != Verdict.OK) {
                out.println("    → " + finding.cure());
            }
        }
    }

    static String json(List<Finding> findings) {
        return JsonMapper.shared().writeValueAsString(Map.of("ok", healthy(findings), "findings", findings));
    }
}
