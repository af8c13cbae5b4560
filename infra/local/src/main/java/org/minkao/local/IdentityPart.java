package org.minkao.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The real Keycloak: unpacked from its Maven artifact, built once, started optimised with the realm imported. */
final class IdentityPart {

    private static final List<String> BUILD_OPTIONS =
            List.of("--db=dev-file", "--health-enabled=true", "--metrics-enabled=false");

    private final Folders folders;
    private final Settings settings;
    private final Secrets secrets;
    private final Commands commands;
    private final Progress progress;
    private final String version = version();

    IdentityPart(Folders folders, Settings settings, Secrets secrets, Commands commands, Progress progress) {
        this.folders = folders;
        this.settings = settings;
        this.secrets = secrets;
        this.commands = commands;
        this.progress = progress;
    }

    /** Unpacks and builds when that was not done before. */
    void prepare(Maven maven) {
        String wanted = version + " " + String.join(" ", BUILD_OPTIONS);
        Path stamp = folders.stamps().resolve("keycloak");
        if (wanted.equals(Folders.read(stamp)) && Files.isDirectory(home())) {
            return;
        }
        Path place = folders.state().resolve("keycloak");
        Folders.delete(place);
        progress.say("展开 Keycloak " + version, "unpacking Keycloak " + version);
        Commands.Outcome unpacked = maven.run(
                List.of("-q", "-pl", "infra/local", "dependency:unpack@keycloak", "-Dminkao.keycloak.folder=" + place),
                line -> {});
        if (!unpacked.ok() || !Files.isDirectory(home())) {
            throw Failure.environment(
                    "无法取得 Keycloak：" + String.join("\n", unpacked.lines()),
                    "Keycloak %s could not be fetched through Maven".formatted(version));
        }
        progress.say("首次构建 Keycloak（约 20 秒）", "building Keycloak once (about 20 s)");
        // The bare "java" would be whatever the machine has; kc.sh takes JAVA_HOME.
        List<String> build =
                new ArrayList<>(List.of("/bin/sh", home().resolve("bin/kc.sh").toString(), "build"));
        build.addAll(BUILD_OPTIONS);
        Commands.Outcome built = commands.run(home(), build, settings.inherited(), line -> {});
        if (!built.ok()) {
            throw Failure.environment(
                    "Keycloak 构建失败：" + String.join("\n", built.lines()), "Keycloak's build step failed");
        }
        Folders.write(stamp, wanted);
    }

    /** The realm with this machine's addresses and secrets filled in. */
    String realm(Ports ports) {
        Map<String, String> values = new LinkedHashMap<>();
        int gateway = ports.of(Ports.GATEWAY);
        values.put("gateway.port", Integer.toString(gateway));
        values.put("gateway.secret", secrets.oidcClientSecret());
        values.put("county-exchange.secret", secrets.countyExchangeSecret());
        values.put("people.password", secrets.peoplePassword());
        return Template.fill(Folders.read(folders.root().resolve("infra/keycloak/realm-minkao.json")), values);
    }

    LaunchPlan plan(Ports ports, int managementPort) {
        String realm = realm(ports);
        String stamp = SourceDigest.ofText(realm);
        boolean importing = !stamp.equals(Folders.read(imported()));
        if (importing) {
            prepareImport(realm);
        }
        Map<String, String> environment = new LinkedHashMap<>(settings.inherited());
        environment.put("MALLOC_ARENA_MAX", "2");
        if (importing) {
            environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
            environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.keycloakAdminPassword());
        }
        int port = ports.of(Ports.KEYCLOAK);
        return new LaunchPlan(
                "keycloak",
                command(port, managementPort, importing),
                environment,
                home(),
                List.of(port, managementPort),
                stamp + ":" + port,
                new LaunchPlan.Probe(managementPort, "/health/ready"),
                Duration.ofSeconds(180),
                Duration.ofSeconds(20),
                Optional.empty());
    }

    /** Once it is healthy the realm is in its database, and the filled-in file must not stay. */
    void imported(Ports ports) {
        Folders.write(imported(), SourceDigest.ofText(realm(ports)));
        Folders.delete(home().resolve("data/import"));
    }

    /** Forgets people, sessions and keys. */
    void forget() {
        Folders.delete(home().resolve("data"));
        Folders.delete(imported());
    }

    private List<String> command(int port, int managementPort, boolean importing) {
        // As bin/kc.sh does, without its shell in between, so that the signal reaches the server.
        List<String> arguments = new ArrayList<>(List.of(
                "start",
                "--optimized",
                // Otherwise it opens cluster ports to the network.
                "--cache=local",
                "--http-enabled=true",
                "--http-host=" + Loopback.HOST,
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                "--hostname=http://localhost:" + port,
                "--log-level=warn,io.quarkus:info"));
        if (importing) {
            arguments.add("--import-realm");
        }
        return new JavaCommand()
                .options("-Xms96m", "-Xmx400m", "-XX:MaxMetaspaceSize=256m", "-XX:TieredStopAtLevel=1")
                .options("-Dkc.home.dir=" + home(), "-Djboss.server.config.dir=" + home().resolve("conf"))
                .options("-Djava.util.logging.manager=org.jboss.logmanager.LogManager")
                .options("-Dpicocli.disable.closures=true", "-Dquarkus-log-max-startup-records=10000")
                .options("-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory")
                .options("--add-opens=java.base/java.util=ALL-UNNAMED", "-Duser.language=en", "-Duser.country=US")
                .options("--add-opens=java.base/java.util.concurrent=ALL-UNNAMED")
                .options("--add-opens=java.base/java.security=ALL-UNNAMED")
                .options("--add-opens=java.base/java.lang=ALL-UNNAMED")
                .main(
                        home().resolve("lib/quarkus-run.jar").toString(),
                        "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                        arguments.toArray(String[]::new));
    }

    private void prepareImport(String realm) {
        Path database = home().resolve("data/h2");
        if (Files.isDirectory(database)) {
            progress.say("身份域模板有变，重建身份数据库", "the realm's template changed: identities are created anew");
            Folders.delete(database);
        }
        Folders.writePrivate(home().resolve("data/import/minkao-realm.json"), realm);
    }

    private Path imported() {
        return folders.stamps().resolve("realm");
    }

    private Path home() {
        return folders.state().resolve("keycloak").resolve("keycloak-" + version);
    }

    static String version() {
        var versions = new Properties();
        try (InputStream in = IdentityPart.class.getResourceAsStream("versions.properties")) {
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read versions.properties", e);
        }
        return versions.getProperty("keycloak.version");
    }
}
