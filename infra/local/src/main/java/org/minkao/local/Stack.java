package org.minkao.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Starts what is missing of the embedded stack, in parallel where nothing waits for it, and stops it in order. */
final class Stack {

    static final String KAFKA = "kafka";
    static final String KEYCLOAK = "keycloak";
    static final String MONGODB = "mongodb";
    static final String MAIL = "mail";
    /** In the order of status; stopping goes from the end of each group. */
    static final List<String> PARTS = List.of(MONGODB, KAFKA, KEYCLOAK, MAIL);

    static final String PROCESS_LOG = "-Dlogback.configurationFile=org/minkao/local/logback-process.xml";

    // Nobody waits for start-up caches of a start that failed; every part survives a kill.
    private static final Duration ABANDON_LIMIT = Duration.ofSeconds(8);

    private final Folders folders;
    private final Settings settings;
    private final Progress progress;
    private final Children children;
    private final Commands commands;
    private final Set<String> startedHere = ConcurrentHashMap.newKeySet();
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    Stack(Folders folders, Settings settings, Progress progress) {
        this.folders = folders;
        this.settings = settings;
        this.progress = progress;
        this.children = new Children(folders);
        this.commands = new Commands(settings.inherited());
    }

    static boolean caches(Settings settings) {
        return settings.text("MINKAO_AOT").filter("off"::equals).isEmpty();
    }

    Children children() {
        return children;
    }

    /** Everything up and healthy; what already runs unchanged is left alone. */
    Running up(boolean fresh) {
        if (fresh) {
            down();
            progress.say("清空数据（--fresh）", "clearing all data (--fresh)");
        }
        Ports ports = Ports.from(settings);
        var secrets = new Secrets(folders.secrets());
        var maven = new Maven(folders, commands, progress, settings);
        var identity = new IdentityPart(folders, settings, secrets, commands, progress);
        if (fresh) {
            Folders.delete(folders.data());
            identity.forget();
        }
        var build = new Build(folders, maven, commands, progress, settings);
        DatabasePart database =
                DatabasePart.choose(settings, folders, ports, classpath(), infrastructureCache(MONGODB));
        new Preflight(folders, settings, children).check(ports, database.plan().isPresent());
        progress.say("MongoDB：" + database.label(), "MongoDB by the order of choice");
        try {
            start(ports, secrets, maven, identity, build, database);
        } catch (CompletionException e) {
            abandon();
            throw failureOf(e);
        }
        var running = new Running(ports, database.word(), database.label());
        running.write(folders);
        return running;
    }

    private void start(
            Ports ports, Secrets secrets, Maven maven, IdentityPart identity, Build build, DatabasePart database) {
        var mail = step(() -> run(mailPlan(ports), "邮件收集器 GreenMail", "GreenMail"));
        var mongodb = step(() -> {
            database.plan().ifPresent(plan -> run(plan, "MongoDB", "MongoDB"));
            database.ready();
        });
        var kafka = step(() -> broker(ports, secrets));
        var built = step(build::services);
        var web = step(build::web);
        var keycloak = step(() -> identity(ports, maven, identity));
        var everyService = CompletableFuture.allOf(mongodb, kafka, built, web)
                .thenRunAsync(() -> services(ports, secrets, build, database), threads);
        var all = CompletableFuture.allOf(mail, keycloak, everyService);
        var firstFailure = new CompletableFuture<Void>();
        List<CompletableFuture<Void>> watched =
                List.of(mail, mongodb, kafka, built, web, keycloak, everyService).stream()
                        .map(step -> step.whenComplete((done, failure) -> {
                            if (failure != null) {
                                firstFailure.completeExceptionally(failure);
                            }
                        }))
                        .toList();
        CompletableFuture.anyOf(all, firstFailure).join();
        watched.forEach(CompletableFuture::join);
    }

    private CompletableFuture<Void> step(Runnable work) {
        return CompletableFuture.runAsync(work, threads);
    }

    private void services(Ports ports, Secrets secrets, Build build, DatabasePart database) {
        var part = new ServicePart(folders, settings, secrets, commands);
        var around = new ServicePart.Surroundings(ports, database.uri(), build.webDigest());
        List<CompletableFuture<Void>> starting = new ArrayList<>();
        for (String service : settings.services()) {
            starting.add(step(() -> run(part.plan(service, build.jar(service), around), service, service)));
        }
        CompletableFuture.allOf(starting.toArray(CompletableFuture[]::new)).join();
    }

    private void broker(Ports ports, Secrets secrets) {
        Optional<Child> living = children.living(KAFKA).filter(Child::healthy);
        int controller = living.map(child -> child.ports().getLast())
                .orElseGet(() -> Loopback.freeOrOther(ports.of(Ports.KAFKA_CONTROLLER)));
        int port = ports.of(Ports.KAFKA);
        var broker = new BrokerPart(folders.data().resolve(KAFKA), secrets, port, controller);
        if (living.isEmpty()) {
            broker.prepare();
        }
        JavaCommand java = new JavaCommand()
                .options("-Xms96m", "-Xmx320m", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", PROCESS_LOG)
                .cache(infrastructureCache(KAFKA), caches(settings));
        List<String> command =
                java.main(classpath(), "kafka.Kafka", broker.settingsFile().toString());
        run(
                new LaunchPlan(
                        KAFKA,
                        command,
                        settings.inherited(),
                        folders.root(),
                        List.of(port, controller),
                        "kafka:" + port,
                        LaunchPlan.Probe.of(port, LaunchPlan.Hello.KAFKA),
                        Duration.ofSeconds(90),
                        Duration.ofSeconds(java.cacheToWrite().isPresent() ? 120 : 40),
                        java.cacheToWrite()),
                "Kafka",
                "Kafka");
        topics(port, secrets);
    }

    private void topics(int port, Secrets secrets) {
        Path file = folders.root().resolve("infra/kafka/topics.json");
        String digest = SourceDigest.ofFile(file);
        Path stamp = folders.data().resolve(KAFKA).resolve("topics.stamp");
        if (digest.equals(Folders.read(stamp))) {
            return;
        }
        TopicCatalogue catalogue = TopicCatalogue.read(file);
        try (var setup = new TopicSetup(BrokerPart.client(port, "admin", secrets.kafkaPassword("admin")))) {
            setup.apply(catalogue);
        }
        Folders.write(stamp, digest);
        progress.say(
                "已建 %d 个主题及其访问权限".formatted(catalogue.topics().size()),
                catalogue.topics().size() + " topics with their access rules");
    }

    private void identity(Ports ports, Maven maven, IdentityPart identity) {
        identity.prepare(maven);
        Optional<Child> living = children.living(KEYCLOAK).filter(Child::healthy);
        int management = living.map(child -> child.ports().getLast())
                .orElseGet(() -> Loopback.freeOrOther(ports.of(Ports.KEYCLOAK_MANAGEMENT)));
        run(identity.plan(ports, management), "Keycloak", "Keycloak");
        identity.imported(ports);
    }

    private LaunchPlan mailPlan(Ports ports) {
        int smtp = ports.of(Ports.SMTP);
        int imap = ports.of(Ports.IMAP);
        List<String> command = new JavaCommand()
                .options("-Xms16m", "-Xmx96m", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", PROCESS_LOG)
                .main(classpath(), MailCatcher.class, Integer.toString(smtp), Integer.toString(imap));
        return new LaunchPlan(
                MAIL,
                command,
                settings.inherited(),
                folders.root(),
                List.of(smtp, imap),
                "mail:" + smtp + ":" + imap,
                LaunchPlan.Probe.of(imap, LaunchPlan.Hello.MAIL),
                Duration.ofSeconds(60),
                Duration.ofSeconds(15),
                Optional.empty());
    }

    private void run(LaunchPlan plan, String chinese, String english) {
        Optional<Child> living = children.living(plan.name());
        if (living.isPresent()) {
            if (living.get().fingerprint().equals(plan.fingerprint())
                    && living.get().healthy()) {
                return;
            }
            progress.say("重启 " + chinese, "restarting " + english);
            children.stop(living.get());
        }
        double began = progress.seconds();
        Child child = startUnlessEnded(plan);
        children.awaitHealthy(child, plan.startLimit());
        double took = progress.seconds() - began;
        progress.say(
                String.format(java.util.Locale.ROOT, "%s 就绪（%.1f 秒）", chinese, took),
                String.format(java.util.Locale.ROOT, "%s ready in %.1f s", english, took));
    }

    // Together with abandon: either it sees the process, or the process is not started.
    private synchronized Child startUnlessEnded(LaunchPlan plan) {
        if (commands.ended()) {
            throw Failure.environment("正在停止", "stopping");
        }
        startedHere.add(plan.name());
        return children.start(plan);
    }

    /** Stops everything that runs, whoever started it. */
    void down() {
        // First, so that a launcher in the foreground knows that this is meant.
        Running.forget(folders);
        down(children.all(), Optional.empty());
    }

    private void down(List<Child> all, Optional<Duration> limit) {
        stop(
                all.stream()
                        .filter(child -> ServicePart.NAMES.contains(child.name()))
                        .toList(),
                limit);
        stop(
                all.stream()
                        .filter(child ->
                                child.name().equals(MAIL) || child.name().equals(KEYCLOAK))
                        .toList(),
                limit);
        stop(
                all.stream()
                        .filter(child ->
                                child.name().equals(KAFKA) || child.name().equals(MONGODB))
                        .toList(),
                limit);
    }

    /** Ends tools and processes of a start that will not be finished. */
    void abandon() {
        synchronized (this) {
            if (commands.ended()) {
                return;
            }
            commands.endAll();
        }
        down(
                children.all().stream()
                        .filter(child -> startedHere.contains(child.name()))
                        .toList(),
                Optional.of(ABANDON_LIMIT));
    }

    private void stop(List<Child> some, Optional<Duration> limit) {
        List<CompletableFuture<Void>> stops = some.stream()
                .map(child -> step(() -> {
                    if (!child.alive()) {
                        children.stop(child);
                        return;
                    }
                    if (limit.isEmpty() && !child.cache().isEmpty()) {
                        progress.say(child.name() + " 停止并写启动缓存", child.name() + " stops and writes its start-up cache");
                    }
                    boolean asked = limit.isPresent() ? children.stop(child, limit.get()) : children.stop(child);
                    progress.say(
                            child.name() + (asked ? " 已停止" : " 未按时停止，已强制结束"),
                            child.name() + (asked ? " stopped" : " did not stop in time and was killed"));
                }))
                .toList();
        CompletableFuture.allOf(stops.toArray(CompletableFuture[]::new)).join();
    }

    private static RuntimeException failureOf(CompletionException e) {
        Throwable cause = e;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof RuntimeException known ? known : e;
    }

    // The launcher's own class path serves the broker, the document server and the mail catcher too.
    static String classpath() {
        return System.getProperty("java.class.path");
    }

    private Path infrastructureCache(String name) {
        String key = JavaCommand.cacheKey(classpath());
        Path folder = folders.app().resolve("infrastructure-" + key);
        if (!Files.isDirectory(folder)) {
            Folders.children(folders.app()).stream()
                    .filter(older -> String.valueOf(older.getFileName()).startsWith("infrastructure-"))
                    .forEach(Folders::delete);
        }
        Folders.create(folder);
        return folder.resolve(name + ".aot");
    }

    /** What the rest of the launcher needs to know of a running stack. */
    record Running(Ports ports, String mongodb, String mongodbLabel) {

        void write(Folders folders) {
            Map<String, Object> all =
                    Map.of("ports", ports.byVariable(), "mongodb", mongodb, "mongodbLabel", mongodbLabel);
            Folders.write(
                    file(folders),
                    tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(all) + "\n");
        }

        static Optional<Running> read(Folders folders) {
            String text = Folders.read(file(folders));
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(tools.jackson.databind.json.JsonMapper.shared()
                            .readValue(text, Written.class)
                            .running());
        }

        static void forget(Folders folders) {
            Folders.delete(file(folders));
        }

        private static Path file(Folders folders) {
            return folders.state().resolve("stack.json");
        }

        private record Written(Map<String, Integer> ports, String mongodb, String mongodbLabel) {
            Running running() {
                return new Running(new Ports(ports), mongodb, mongodbLabel);
            }
        }
    }
}
