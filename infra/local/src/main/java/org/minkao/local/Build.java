package org.minkao.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Builds jars and the web bundle when their sources changed, and nothing otherwise. */
final class Build {

    private static final List<String> LIBRARIES =
            List.of("infra/contracts", "infra/ballot", "infra/scoring", "infra/kit");
    private static final Set<String> NOT_SOURCES = Set.of("target", "test", "node_modules", "dist", ".git");

    private static final Pattern MODULE = Pattern.compile("\\[INFO] Building (.+?) \\S+ +\\[\\d+/\\d+]");

    private final Folders folders;
    private final Maven maven;
    private final Commands commands;
    private final Progress progress;
    private final boolean skip;
    private final List<String> services;

    Build(Folders folders, Maven maven, Commands commands, Progress progress, Settings settings) {
        this.folders = folders;
        this.maven = maven;
        this.commands = commands;
        this.progress = progress;
        this.services = settings.services();
        this.skip = settings.on("MINKAO_SKIP_BUILD");
    }

    void services() {
        if (services.isEmpty()) {
            return;
        }
        String digest = sources(services);
        Path stamp = folders.stamps().resolve("services");
        if (skip || (digest.equals(Folders.read(stamp)) && services.stream().allMatch(this::hasJar))) {
            return;
        }
        build(services);
        services.forEach(this::jar);
        Folders.write(stamp, digest);
        progress.say("服务构建完成", "services built");
    }

    /** One service by itself, for a command that needs no other. */
    Path service(String service) {
        String digest = sources(List.of(service));
        Path stamp = folders.stamps().resolve("only-" + service);
        boolean built = digest.equals(Folders.read(stamp))
                || (services.contains(service)
                        && sources(services)
                                .equals(Folders.read(folders.stamps().resolve("services"))));
        if (skip || (built && hasJar(service))) {
            return jar(service);
        }
        build(List.of(service));
        Path jar = jar(service);
        Folders.write(stamp, digest);
        return jar;
    }

    private void build(List<String> some) {
        progress.say("构建服务（Maven）", "building the services");
        Path log = folders.log("maven");
        Commands.Outcome outcome = maven.run(
                List.of(
                        "-T2",
                        "-pl",
                        String.join(",", some),
                        "-am",
                        "package",
                        "-Dmaven.test.skip=true",
                        "-Dspotless.check.skip=true"),
                line -> {
                    Matcher module = MODULE.matcher(line);
                    if (module.matches()) {
                        progress.say("构建 " + module.group(1), "building " + module.group(1));
                    }
                });
        Folders.write(log, String.join("\n", outcome.lines()) + "\n");
        if (!outcome.ok()) {
            throw Failure.check("构建失败，见 %s%n%s".formatted(log, errors(outcome)), "the build failed, see " + log);
        }
    }

    void web() {
        Path web = folders.root().resolve("web");
        if (!Files.isRegularFile(web.resolve("package.json"))) {
            return;
        }
        String digest = SourceDigest.of(web, List.of("."), NOT_SOURCES);
        Path stamp = folders.stamps().resolve("web");
        if (skip || (digest.equals(Folders.read(stamp)) && Files.isDirectory(web.resolve("dist")))) {
            return;
        }
        progress.say("构建网页", "building the web bundle");
        install(web);
        npm(web, List.of("npm", "run", "build"));
        Folders.write(stamp, digest);
        progress.say("网页构建完成", "web bundle built");
    }

    /** Installs the web's packages when the lock file changed. */
    void install(Path web) {
        String lock = SourceDigest.of(web, List.of("package-lock.json", "package.json"), Set.of());
        Path stamp = folders.stamps().resolve("npm");
        if (!lock.equals(Folders.read(stamp)) || !Files.isDirectory(web.resolve("node_modules"))) {
            npm(web, List.of("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund"));
            Folders.write(stamp, lock);
        }
    }

    /** Digest of the bundle that the gateway serves; it goes into the manifest. */
    String webDigest() {
        return SourceDigest.of(folders.root().resolve("web/dist"), List.of("."), Set.of());
    }

    Path jar(String service) {
        return find(service)
                .orElseThrow(() -> Failure.check(
                        "没有找到 %s 的可执行 jar（%s/target）".formatted(service, service),
                        "no runnable jar of %s in %s/target".formatted(service, service)));
    }

    private boolean hasJar(String service) {
        return find(service).isPresent();
    }

    private java.util.Optional<Path> find(String service) {
        try (Stream<Path> files =
                Folders.children(folders.root().resolve(service).resolve("target")).stream()) {
            return files.filter(file -> {
                        String name = String.valueOf(file.getFileName());
                        return name.startsWith(service + "-")
                                && name.endsWith(".jar")
                                && !name.endsWith("-sources.jar")
                                && !name.endsWith("-tests.jar")
                                && !name.endsWith("-plain.jar");
                    })
                    .findFirst();
        }
    }

    private String sources(List<String> some) {
        List<String> places = new ArrayList<>(List.of("pom.xml", ".mvn"));
        places.addAll(LIBRARIES);
        places.addAll(some);
        return SourceDigest.of(folders.root(), places, NOT_SOURCES);
    }

    private void npm(Path web, List<String> command) {
        Commands.Outcome outcome = commands.run(web, command, Map.of("CI", "true"), line -> {});
        Path log = folders.log("npm");
        Folders.write(log, String.join("\n", outcome.lines()) + "\n");
        if (!outcome.ok()) {
            throw Failure.check(
                    "%s 失败，见 %s".formatted(String.join(" ", command), log),
                    "%s failed, see %s".formatted(String.join(" ", command), log));
        }
    }

    private static String errors(Commands.Outcome outcome) {
        return String.join(
                "\n",
                outcome.lines().stream()
                        .filter(line -> line.startsWith("[ERROR]"))
                        .limit(12)
                        .toList());
    }
}
