package org.minkao.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.minkao.local.bench.Bench;
import org.minkao.local.bench.BenchSettings;
import org.minkao.local.demo.Demo;
import org.minkao.local.demo.DemoSettings;
import org.minkao.local.parked.Parked;
import org.minkao.local.parked.ParkedSettings;

/** The command {@code ./minkao}: exit code 0 done, 1 a check failed, 2 unusable input, 3 the machine lacks something. */
public final class Minkao {

    private static final String USAGE = """
            用法 usage: ./minkao COMMAND
              up [--detach] [--fresh]            构建并启动全部，等待就绪 · build, start and wait until healthy
              down                               停止全部 · stop everything
              status [--json]                    各进程状态 · state of every process
              logs SERVICE                       跟踪日志 · follow a log
              doctor [--json]                    体检，每项附办法 · preflight with a cure per lack
              demo [--respondents N] [--json]    启动并演示一次完整考评 · up, then a whole campaign
              plan import FILE [-o plan.yaml]    由通知（.txt .docx .pdf）导入方案草案 · a draft plan from a notice
              plan check FILE                    核对方案，逐处说明 · is the plan sound, place by place
              parked [list|show|replay|skip|send] 搁置的事件：列出、查看、重放、放弃 · events that wait
              bench [--seconds N] [--path P] [--json]  测量领票、投票和读取，并与下限对照 · claim, cast and read beside their floors
              score SCHEME INPUTS [--json]       按方案计分，每个数都有来历 · score with derivations, offline
              lab SCHEME... --inputs INPUTS      规则实验室：换一套规则，名次怎么变 · the same inputs under other rules
              audit check [--offline] [--json]   核对审计记录 · is the record of commands as it was written
              test [--long]                      运行全部检查，--long 含逐个杀进程等长测试 · all checks, crashes too
            """;

    private static final String SCRIPTS = "minkao-scripts";
    private static final String OPERATOR = "ops-qian";

    private final Settings settings;
    private final PrintStream out;
    private final PrintStream err;
    private final OnSignal onSignal = new OnSignal();

    Minkao(Settings settings, PrintStream out, PrintStream err) {
        this.settings = settings;
        this.out = out;
        this.err = err;
    }

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new Minkao(Settings.ofProcess(), out, err).run(List.of(arguments)));
    }

    int run(List<String> arguments) {
        try {
            return dispatch(arguments);
        } catch (Failure e) {
            if (!onSignal.fired()) {
                err.println(e.getMessage());
            }
            return e.exit();
        } catch (UncheckedIOException e) {
            err.println("读写失败：" + e.getMessage());
            err.println("input or output failed: " + e.getCause());
            return 3;
        }
    }

    private int dispatch(List<String> arguments) {
        if (arguments.isEmpty() || List.of("help", "--help", "-h").contains(arguments.getFirst())) {
            (arguments.isEmpty() ? err : out).print(USAGE);
            return arguments.isEmpty() ? 2 : 0;
        }
        List<String> rest = arguments.subList(1, arguments.size());
        return switch (arguments.getFirst()) {
            case "up" -> up(Options.parse(rest, List.of("--detach", "--fresh"), List.of(), 0));
            case "down" -> {
                Options.none(rest);
                yield down();
            }
            case "status" -> status(Options.parse(rest, List.of("--json"), List.of(), 0));
            case "logs" -> logs(Options.parse(rest, List.of(), List.of(), 1));
            case "doctor" -> doctor(Options.parse(rest, List.of("--json"), List.of(), 0));
            case "demo" -> demo(Options.parse(rest, List.of("--json"), List.of("--respondents"), 0));
            case "parked" -> parked(rest);
            case "bench" -> bench(Options.parse(rest, List.of("--json"), List.of("--seconds", "--path"), 0));
            case "score" -> new ScorePart(out, err).score(rest);
            case "lab" -> new ScorePart(out, err).lab(rest);
            case "plan" -> new PlanPart(settings, new Progress(err)).run(rest);
            case "audit" -> new AuditPart(settings, out).run(rest);
            case "test" -> test(Options.parse(rest, List.of("--long"), List.of(), 0));
            default -> {
                err.print(USAGE);
                throw Failure.input(
                        "没有命令“%s”".formatted(arguments.getFirst()),
                        "there is no command \"%s\"".formatted(arguments.getFirst()));
            }
        };
    }

    private int up(Options options) {
        Folders folders = Folders.of(settings);
        var progress = new Progress(err);
        var stack = new Stack(folders, settings, progress);
        boolean ranBefore = report(folders, stack).allUp() && !options.on("--fresh");
        Stack.Running running = started(folders, stack, options.on("--fresh"));
        progress.say("全部就绪", "everything is up");
        addresses(folders, running);
        if (options.on("--detach") || ranBefore) {
            return 0;
        }
        onSignal.then(stack::down);
        out.println("按 Ctrl-C 停止 · Ctrl-C stops everything");
        watch(folders, stack);
        return 0;
    }

    private Stack.Running started(Folders folders, Stack stack, boolean fresh) {
        Folders.createPrivate(folders.state());
        Path file = folders.state().resolve("lock");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw Failure.environment(
                        "另一个 ./minkao 正在启动，请等它完成", "another ./minkao is starting the stack: wait for it");
            }
            onSignal.then(stack::abandon);
            try {
                return stack.up(fresh);
            } finally {
                if (!onSignal.fired()) {
                    onSignal.nothing();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + file, e);
        }
    }

    // Returns when nothing is left, for instance after ./minkao down in another terminal.
    private void watch(Folders folders, Stack stack) {
        List<Child> living =
                stack.children().all().stream().filter(Child::alive).toList();
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (Child child : living) {
            child.handle().ifPresent(handle -> ends.add(handle.onExit().thenAccept(ended -> tell(folders, child))));
        }
        CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).join();
    }

    private void tell(Folders folders, Child child) {
        // Without its record the whole stack is going down, and nothing is wrong.
        if (!onSignal.fired() && Stack.Running.read(folders).isPresent()) {
            err.println(child.name() + " 已意外结束，日志 " + folders.log(child.name()) + "；再运行 ./minkao up 可补启");
            err.println(child.name() + " has ended; another ./minkao up starts it again");
        }
    }

    private void addresses(Folders folders, Stack.Running running) {
        Ports ports = running.ports();
        out.println("网关 gateway      http://localhost:" + ports.of(Ports.GATEWAY));
        out.println("身份 Keycloak     http://localhost:" + ports.of(Ports.KEYCLOAK) + "/realms/minkao/account");
        out.println("邮件 IMAP         " + Loopback.HOST + ":" + ports.of(Ports.IMAP) + "（任意口令 any password）");
        out.println("MongoDB          " + running.mongodbLabel());
        out.println("演示账号 accounts  " + String.join(" ", People.USERNAMES));
        out.println("口令 password     cat " + folders.root().relativize(passwordFile(folders)));
    }

    private static Path passwordFile(Folders folders) {
        return new Secrets(folders.secrets()).peoplePasswordFile();
    }

    private int down() {
        Folders folders = Folders.of(settings);
        var stack = new Stack(folders, settings, new Progress(err));
        boolean any = stack.children().all().stream().anyMatch(Child::alive);
        stack.down();
        err.println(any ? "已全部停止 · everything is stopped" : "没有在运行的进程 · nothing was running");
        return 0;
    }

    private int status(Options options) {
        Folders folders = Folders.of(settings);
        StatusReport report = report(folders, new Stack(folders, settings, new Progress(err)));
        if (options.on("--json")) {
            out.println(report.json());
        } else {
            report.print(out);
        }
        return report.allUp() ? 0 : 1;
    }

    private StatusReport report(Folders folders, Stack stack) {
        return new StatusReport(folders, settings, stack.children(), new Commands(settings.inherited()), Instant.now());
    }

    private int logs(Options options) {
        Folders folders = Folders.of(settings);
        String name = options.rest().getFirst();
        Path log = folders.log(name);
        if (!Files.isRegularFile(log)) {
            List<String> known = Folders.children(folders.logs()).stream()
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(".log"))
                    .map(file -> file.substring(0, file.length() - ".log".length()))
                    .toList();
            throw Failure.input(
                    "没有 %s 的日志，有：%s".formatted(name, known), "no log of %s (there are: %s)".formatted(name, known));
        }
        return new Commands(settings.inherited())
                .run(folders.root(), List.of("tail", "-n", "200", "-F", log.toString()), Map.of(), out::println)
                .exit();
    }

    private int doctor(Options options) {
        Folders folders = Folders.of(settings);
        var stack = new Stack(folders, settings, new Progress(err));
        List<Doctor.Finding> findings =
                new Doctor(folders, settings, stack.children(), new Commands(settings.inherited())).look();
        if (options.on("--json")) {
            out.println(Doctor.json(findings));
        } else {
            Doctor.print(findings, out);
        }
        return Doctor.healthy(findings) ? 0 : 3;
    }

    private int demo(Options options) {
        int respondents = options.number("--respondents", 300, 1, 10_000);
        Folders folders = Folders.of(settings);
        var stack = new Stack(folders, settings, new Progress(err));
        // Once it is up the stack stays, whatever becomes of the demo.
        Stack.Running running = started(folders, stack, false);
        return Demo.run(demoSettings(folders, running, options.on("--json"), respondents));
    }

    private int bench(Options options) {
        int seconds = options.number("--seconds", 10, 1, 120);
        Set<String> paths = options.oneOf("--path", BenchSettings.PATHS);
        Folders folders = Folders.of(settings);
        var progress = new Progress(err);
        var stack = new Stack(folders, settings, progress);
        Stack.Running running = started(folders, stack, false);
        try (var part = new BenchPart(folders, settings, stack, running, progress)) {
            onSignal.then(part::close);
            BenchPart.Addresses addresses = part.start();
            return Bench.run(new BenchSettings(
                    demoSettings(folders, running, options.on("--json"), 1).at(addresses.gateway()),
                    addresses.floor(),
                    part.stackProcesses(),
                    part.floorProcesses(),
                    part.mongodbUri(),
                    seconds,
                    paths));
        } finally {
            onSignal.nothing();
        }
    }

    private static DemoSettings demoSettings(Folders folders, Stack.Running running, boolean json, int respondents) {
        Ports ports = running.ports();
        String password = new Secrets(folders.secrets()).peoplePassword();
        Map<String, String> passwords = new LinkedHashMap<>();
        People.USERNAMES.forEach(person -> passwords.put(person, password));
        return new DemoSettings(
                URI.create("http://localhost:" + ports.of(Ports.GATEWAY)),
                tokens(ports),
                SCRIPTS,
                passwords,
                Loopback.HOST,
                ports.of(Ports.IMAP),
                running.mongodb(),
                folders.root(),
                json,
                respondents);
    }

    private int parked(List<String> arguments) {
        Parked.check(arguments);
        Folders folders = Folders.of(settings);
        Ports ports = Stack.Running.read(folders)
                .orElseThrow(() -> Failure.environment("没有在运行，请先 ./minkao up", "nothing is running: ./minkao up first"))
                .ports();
        Map<String, Integer> management = new LinkedHashMap<>();
        for (String service : settings.services()) {
            if (!service.equals(ServicePart.GATEWAY)) {
                management.put(service, Ports.management(ports.of(ServicePart.portVariable(service))));
            }
        }
        var asked = new ParkedSettings(
                tokens(ports), SCRIPTS, OPERATOR, new Secrets(folders.secrets()).peoplePassword(), management);
        return Parked.run(asked, arguments, out);
    }

    private static URI tokens(Ports ports) {
        return URI.create(
                "http://localhost:" + ports.of(Ports.KEYCLOAK) + "/realms/minkao/protocol/openid-connect/token");
    }

    private int test(Options options) {
        Folders folders = Folders.of(settings);
        var progress = new Progress(err);
        var commands = new Commands(settings.inherited());
        var maven = new Maven(folders, commands, progress, settings);
        var build = new Build(folders, maven, commands, progress, settings);
        return new TestRun(folders, commands, maven, build, progress).run(options.on("--long"));
    }
}
