package org.minkao.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The gateway and the four services: what each is given, and how it is started from its jar. */
final class ServicePart {

    static final String GATEWAY = "gateway";
    static final String EVALUATION = "evaluation-service";
    static final String SURVEY = "survey-service";
    static final String RECTIFICATION = "rectification-service";
    static final String NOTIFICATION = "notification-service";
    static final List<String> NAMES = List.of(GATEWAY, EVALUATION, SURVEY, RECTIFICATION, NOTIFICATION);

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(25);
    private static final Duration STOP_LIMIT_TRAINING = Duration.ofMinutes(2);

    /** What is known about the running parts that services depend on. */
    record Surroundings(Ports ports, String mongodbUri, String webDigest) {

        /** The address may hold a password. */
        @Override
        public String toString() {
            return "Surroundings[" + ports + "]";
        }
    }

    private final Folders folders;
    private final Settings settings;
    private final Secrets secrets;
    private final Commands commands;

    ServicePart(Folders folders, Settings settings, Secrets secrets, Commands commands) {
        this.folders = folders;
        this.settings = settings;
        this.secrets = secrets;
        this.commands = commands;
    }

    static String portVariable(String service) {
        return switch (service) {
            case GATEWAY -> Ports.GATEWAY;
            case EVALUATION -> Ports.EVALUATION;
            case SURVEY -> Ports.SURVEY;
            case RECTIFICATION -> Ports.RECTIFICATION;
            case NOTIFICATION -> Ports.NOTIFICATION;
            default -> throw new IllegalArgumentException("no service is named " + service);
        };
    }

    LaunchPlan plan(String service, Path jar, Surroundings around) {
        String digest = SourceDigest.ofFile(jar);
        Path unpacked = new UnpackedJar(folders, commands).of(service, jar);
        int port = around.ports().of(portVariable(service));
        int management = Ports.management(port);
        Map<String, String> environment = environment(service, around);
        JavaCommand java = new JavaCommand()
                .options("-Xms24m", "-Xmx" + heap(service), "-Xss512k", "-XX:MaxMetaspaceSize=200m")
                .options("-XX:ReservedCodeCacheSize=64m", "-XX:-UsePerfData")
                .options(compiler(service))
                .cache(unpacked.resolve("start-" + JavaCommand.cacheKey("") + ".aot"), Stack.caches(settings));
        List<String> command = java.jar(unpacked.resolve(String.valueOf(jar.getFileName())));
        return new LaunchPlan(
                service,
                command,
                environment,
                folders.root(),
                List.of(port, management),
                SourceDigest.ofText(digest + environment),
                new LaunchPlan.Probe(management, "/actuator/health/readiness"),
                START_LIMIT,
                java.cacheToWrite().isPresent() ? STOP_LIMIT_TRAINING : STOP_LIMIT,
                java.cacheToWrite());
    }

    // The optimising compiler took half of a start: off where nothing is hot, late where it is hot at times; where
    // every
    // ballot passes it is worth its price, since a cast costs half as much with it.
    private static String[] compiler(String service) {
        return switch (service) {
            case GATEWAY, SURVEY -> new String[0];
            case EVALUATION ->
                new String[] {
                    "-XX:Tier4InvocationThreshold=50000",
                    "-XX:Tier4MinInvocationThreshold=6000",
                    "-XX:Tier4CompileThreshold=150000",
                    "-XX:Tier4BackEdgeThreshold=400000"
                };
            default -> new String[] {"-XX:TieredStopAtLevel=1"};
        };
    }

    private static String heap(String service) {
        return switch (service) {
            case GATEWAY -> "144m";
            // Printing a sheet or reading a notice takes some 70 MB more than idling, one of each at a time.
            case EVALUATION -> "288m";
            case SURVEY -> "176m";
            default -> "128m";
        };
    }

    Map<String, String> environment(String service, Surroundings around) {
        Map<String, String> all = new LinkedHashMap<>(settings.inherited());
        // glibc keeps one arena per thread otherwise, which counts as resident memory.
        all.put("MALLOC_ARENA_MAX", "2");
        all.putAll(settings.tuning());
        Ports ports = around.ports();
        int port = ports.of(portVariable(service));
        all.put("MINKAO_PORT", Integer.toString(port));
        all.put("MINKAO_MANAGEMENT_PORT", Integer.toString(Ports.management(port)));
        all.put("MINKAO_BIND", Loopback.HOST);
        all.put("MINKAO_FEATURES", settings.text("MINKAO_FEATURES").orElse(""));
        String keycloak = "http://localhost:" + ports.of(Ports.KEYCLOAK);
        all.put("MINKAO_ISSUER_URI", keycloak + "/realms/minkao");
        all.put(
                "MINKAO_JWKS_URI",
                "http://%s:%d/realms/minkao/protocol/openid-connect/certs"
                        .formatted(Loopback.HOST, ports.of(Ports.KEYCLOAK)));
        all.put("MINKAO_SECRETS_DIR", secrets.roomsOf(service).toString());
        String host = "localhost:" + ports.of(Ports.GATEWAY);
        all.put("MINKAO_PUBLIC_HOST", host);
        all.put("MINKAO_PUBLIC_URL", "http://" + host);
        switch (service) {
            case GATEWAY -> gateway(all, around, keycloak);
            case EVALUATION -> {
                room(all, around, "MINKAO_", "evaluation");
                room(all, around, "MINKAO_ELIGIBILITY_", "eligibility");
                all.put("MINKAO_CONTACT_PUBLIC_KEY", secrets.contactPublicKey());
                all.put("MINKAO_RECEIPT_VKEY", NoteKey.vkey(host + "/box", secrets.receiptPublicKey()));
                all.put("MINKAO_CLIENT_DIGEST", around.webDigest());
            }
            case SURVEY -> {
                room(all, around, "MINKAO_", "survey");
                room(all, around, "MINKAO_BOX_", "box");
            }
            case RECTIFICATION -> room(all, around, "MINKAO_", "rectification");
            case NOTIFICATION -> {
                room(all, around, "MINKAO_", "notification");
                all.put("MINKAO_SMTP_HOST", Loopback.HOST);
                all.put("MINKAO_SMTP_PORT", Integer.toString(ports.of(Ports.SMTP)));
                all.put("MINKAO_MAIL_FROM", "kaoping@minkao.invalid");
            }
            default -> throw new IllegalArgumentException("no service is named " + service);
        }
        return all;
    }

    private void gateway(Map<String, String> all, Surroundings around, String keycloak) {
        Ports ports = around.ports();
        all.put("MINKAO_EVALUATION_URL", local(ports.of(Ports.EVALUATION)));
        all.put("MINKAO_SURVEY_URL", local(ports.of(Ports.SURVEY)));
        all.put("MINKAO_RECTIFICATION_URL", local(ports.of(Ports.RECTIFICATION)));
        all.put("MINKAO_NOTIFICATION_URL", local(ports.of(Ports.NOTIFICATION)));
        all.put("MINKAO_KEYCLOAK_URL", keycloak);
        all.put("MINKAO_OIDC_CLIENT_SECRET_FILE", secrets.oidcClientSecretFile().toString());
        all.put("MINKAO_WEB_DIR", folders.root().resolve("web/dist").toString());
    }

    private void room(Map<String, String> all, Surroundings around, String prefix, String principal) {
        all.put("MINKAO_KAFKA_BOOTSTRAP", Loopback.HOST + ":" + around.ports().of(Ports.KAFKA));
        all.put(prefix + "KAFKA_USER", principal);
        all.put(
                prefix + "KAFKA_PASSWORD_FILE",
                secrets.kafkaPasswordFile(principal).toString());
        // A server that knows users has one per room.
        String own = "MINKAO_" + principal.toUpperCase(Locale.ROOT) + "_MONGODB_URI";
        all.put(prefix + "MONGODB_URI", settings.text(own).orElse(around.mongodbUri()));
        all.put(prefix + "MONGODB_DATABASE", "minkao_" + principal);
    }

    private static String local(int port) {
        return "http://" + Loopback.HOST + ":" + port;
    }
}
