package org.minkao.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.kafka.KafkaDoor;
import org.minkao.kit.kafka.KafkaSettings;
import org.testcontainers.kafka.KafkaContainer;

/** One Kafka for all tests of this JVM: a given one, Docker's, or an in-JVM KRaft broker. */
public final class TestKafka {
    private static final String GIVEN = "MINKAO_TEST_KAFKA";
    private static final int PARTITIONS = 3;

    private static final class Running {
        static final String BOOTSTRAP = start();

        private static String start() {
            String given = System.getenv(GIVEN);
            if (given != null && !given.isBlank()) {
                Servers.chosen("kafka", "given");
                return given;
            }
            if (Servers.dockerAnswers()) {
                KafkaContainer container = new KafkaContainer("apache/kafka:4.1.0");
                container.start();
                Servers.atExit(container::stop);
                Servers.chosen("kafka", "docker apache/kafka:4.1.0");
                return container.getBootstrapServers();
            }
            FutureTask<KafkaClusterTestKit> start = new FutureTask<>(Running::embedded);
            start.run();
            KafkaClusterTestKit broker;
            try {
                broker = start.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("embedded broker does not start", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the embedded broker started", e);
            }
            Servers.atExit(() -> new FutureTask<@Nullable Void>(() -> {
                        broker.close();
                        return null;
                    })
                    .run());
            Servers.chosen("kafka", "embedded KRaft broker");
            return broker.bootstrapServers();
        }

        /** The broker's own kit: what spring-kafka-test 4.1 wraps around it fits another version of the broker. */
        private static KafkaClusterTestKit embedded() throws Exception {
            // A folder of our own: the kit's default one is deleted by a hook that runs while the broker still writes.
            Path folder = Files.createTempDirectory("minkao-kafka");
            KafkaClusterTestKit broker = new KafkaClusterTestKit.Builder(new TestKitNodes.Builder()
                            .setBaseDirectory(folder)
                            .setCombined(true)
                            .setNumBrokerNodes(1)
                            .setNumControllerNodes(1)
                            .build())
                    .setConfigProp("offsets.topic.replication.factor", "1")
                    .setConfigProp("offsets.topic.num.partitions", "3")
                    .setConfigProp("transaction.state.log.replication.factor", "1")
                    .setConfigProp("transaction.state.log.min.isr", "1")
                    .setConfigProp("default.replication.factor", "1")
                    .setConfigProp("min.insync.replicas", "1")
                    .setConfigProp("num.partitions", String.valueOf(PARTITIONS))
                    .setDeleteOnClose(true)
                    .setConfigProp("group.initial.rebalance.delay.ms", "0")
                    .setConfigProp("log.cleaner.dedupe.buffer.size", "2097152")
                    .build();
            broker.format();
            broker.startup();
            broker.waitForReadyBrokers();
            return broker;
        }
    }

    private TestKafka() {}

    public static String bootstrap() {
        return Running.BOOTSTRAP;
    }

    /** A name that no other run uses. */
    public static String topic(String name) {
        return name + "." + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A client without a principal; close it. */
    public static KafkaDoor door(String clientId) {
        return new KafkaDoor(new KafkaSettings(bootstrap(), null, null, clientId));
    }

    /** Makes topics that are not there yet, so that nobody waits for their first message. */
    public static void create(String... topics) {
        try (Admin admin = Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap()))) {
            for (String topic : Arrays.stream(topics).distinct().toList()) {
                create(admin, topic);
            }
        }
    }

    private static void create(Admin admin, String topic) {
        try {
            admin.createTopics(java.util.List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("topic %s cannot be made".formatted(topic), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making topic " + topic, e);
        }
    }
}
