package org.minkao.local;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.SaslConfigs;

/** The real KRaft broker: formatted with its principals, SASL on both listeners, nobody allowed by default. */
final class BrokerPart {

    private static final String SCRAM = "SCRAM-SHA-512";
    private static final String SCRAM_LOGIN = "org.apache.kafka.common.security.scram.ScramLoginModule";
    private static final String PLAIN_LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule";

    private final Path data;
    private final Secrets secrets;
    private final int port;
    private final int controllerPort;

    BrokerPart(Path data, Secrets secrets, int port, int controllerPort) {
        this.data = data;
        this.secrets = secrets;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    /** Writes the settings and formats the log folder when it is new. */
    void prepare() {
        Folders.createPrivate(data);
        var text = new StringBuilder();
        settings()
                .forEach((name, value) ->
                        text.append(name).append('=').append(value).append('\n'));
        Folders.writePrivate(settingsFile(), text.toString());
        if (!Files.exists(logs().resolve("meta.properties"))) {
            format();
        }
    }

    Path settingsFile() {
        return data.resolve("server.properties");
    }

    /** What a client of this principal needs. */
    static Map<String, Object> client(int port, String principal, String password) {
        return Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                Loopback.HOST + ":" + port,
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                "SASL_PLAINTEXT",
                SaslConfigs.SASL_MECHANISM,
                SCRAM,
                SaslConfigs.SASL_JAAS_CONFIG,
                login(SCRAM_LOGIN, principal, password));
    }

    private Path logs() {
        return data.resolve("log");
    }

    private Map<String, String> settings() {
        String broker = secrets.kafkaPassword("broker");
        Map<String, String> all = new TreeMap<>();
        all.put("process.roles", "broker,controller");
        all.put("node.id", "1");
        all.put("controller.quorum.voters", "1@" + Loopback.HOST + ":" + controllerPort);
        all.put(
                "listeners",
                "CLIENT://%s:%d,CONTROLLER://%s:%d".formatted(Loopback.HOST, port, Loopback.HOST, controllerPort));
        all.put("advertised.listeners", "CLIENT://%s:%d".formatted(Loopback.HOST, port));
        all.put("listener.security.protocol.map", "CLIENT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT");
        all.put("controller.listener.names", "CONTROLLER");
        all.put("inter.broker.listener.name", "CLIENT");
        all.put("sasl.enabled.mechanisms", SCRAM);
        all.put("sasl.mechanism.inter.broker.protocol", SCRAM);
        all.put("listener.name.client.scram-sha-512.sasl.jaas.config", login(SCRAM_LOGIN, "broker", broker));
        // The quorum starts before its own SCRAM records can be read, so its listener takes one fixed user.
        all.put("listener.name.controller.sasl.enabled.mechanisms", "PLAIN");
        all.put("sasl.mechanism.controller.protocol", "PLAIN");
        all.put(
                "listener.name.controller.plain.sasl.jaas.config",
                PLAIN_LOGIN
                        + " required username=\"broker\" password=\"%s\" user_broker=\"%s\";"
                                .formatted(broker, broker));
        all.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        all.put("allow.everyone.if.no.acl.found", "false");
        all.put("super.users", "User:broker;User:admin");
        all.put("auto.create.topics.enable", "false");
        all.put("log.dirs", logs().toString());
        all.put("num.partitions", "6");
        all.put("offsets.topic.num.partitions", "4");
        all.put("offsets.topic.replication.factor", "1");
        all.put("transaction.state.log.num.partitions", "4");
        all.put("transaction.state.log.replication.factor", "1");
        all.put("transaction.state.log.min.isr", "1");
        all.put("share.coordinator.state.topic.replication.factor", "1");
        all.put("share.coordinator.state.topic.min.isr", "1");
        all.put("group.initial.rebalance.delay.ms", "0");
        all.put("num.network.threads", "2");
        all.put("num.io.threads", "4");
        all.put("num.recovery.threads.per.data.dir", "2");
        all.put("controlled.shutdown.enable", "true");
        return all;
    }

    private void format() {
        List<String> arguments = new ArrayList<>(List.of(
                "format",
                "--config",
                settingsFile().toString(),
                "--cluster-id",
                Uuid.randomUuid().toString()));
        for (String principal : Secrets.PRINCIPALS) {
            arguments.add("--add-scram");
            arguments.add(SCRAM + "=[name=%s,password=%s]".formatted(principal, secrets.kafkaPassword(principal)));
        }
        var said = new ByteArrayOutputStream();
        // In this process, so that no password appears in a process list.
        int exit = StorageTool.execute(
                arguments.toArray(String[]::new), new PrintStream(said, true, StandardCharsets.UTF_8));
        if (exit != 0) {
            throw Failure.environment(
                    "Kafka 存储格式化失败（目录 %s）".formatted(logs()),
                    "Kafka storage could not be formatted in %s (exit %d)".formatted(logs(), exit));
        }
    }

    private static String login(String module, String name, String password) {
        return "%s required username=\"%s\" password=\"%s\";".formatted(module, name, password);
    }
}
