package org.minkao.local;

import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.minkao.local.audit.AuditCheck;
import org.minkao.local.audit.AuditSettings;

/** Gives the check of the record its addresses: the platform's own, or the notification room's database. */
final class AuditPart {
    private static final String AUDITOR = "auditor-shen";
    private static final String DATABASE = "minkao_notification";

    private final Settings settings;
    private final PrintStream out;

    AuditPart(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    int run(List<String> arguments) {
        Options options = Options.parse(arguments, List.of("--json", "--offline"), List.of(), 1);
        if (!options.rest().getFirst().equals("check")) {
            throw Failure.input(
                    "用法：./minkao audit check [--offline] [--json]", "usage: ./minkao audit check [--offline] [--json]");
        }
        Folders folders = Folders.of(settings);
        boolean json = options.on("--json");
        return options.on("--offline")
                ? AuditCheck.offline(database(folders), DATABASE, json, out)
                : AuditCheck.online(platform(folders), json, out);
    }

    private AuditSettings platform(Folders folders) {
        Ports ports = running(folders).orElseThrow(AuditPart::notRunning);
        return new AuditSettings(
                URI.create("http://localhost:" + ports.of(Ports.GATEWAY)),
                URI.create("http://localhost:" + ports.of(Ports.KEYCLOAK)
                        + "/realms/minkao/protocol/openid-connect/token"),
                "minkao-scripts",
                AUDITOR,
                new Secrets(folders.secrets()).peoplePassword());
    }

    /** An address that was given wins, so that a copy can be checked where nothing runs. */
    private String database(Folders folders) {
        return settings.text("MINKAO_NOTIFICATION_MONGODB_URI")
                .or(() -> settings.text("MINKAO_MONGODB_URI"))
                .or(() -> running(folders)
                        .map(ports -> "mongodb://" + Loopback.HOST + ":" + ports.of(Ports.MONGODB)
                                + "/?directConnection=true"))
                .orElseThrow(AuditPart::notRunning);
    }

    private static Optional<Ports> running(Folders folders) {
        return Stack.Running.read(folders).map(Stack.Running::ports);
    }

    private static Failure notRunning() {
        return Failure.environment("没有在运行，请先 ./minkao up", "nothing is running: ./minkao up first");
    }
}
