package org.minkao.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the real broker as {@code up} does, with the repository's topics, and knocks at its doors. */
class BrokerIT {

    private static final String OPENING = "minkao.survey.opening";

    @TempDir
    static Path folder;

    private static Children children;
    private static Child broker;
    private static Secrets secrets;
    private static int port;

    @BeforeAll
    static void start() {
        var folders = new Folders(folder, folder);
        children = new Children(folders);
        secrets = new Secrets(folders.secrets());
        port = Loopback.freeOrOther(29_092);
        var part = new BrokerPart(folders.data().resolve("kafka"), secrets, port, Loopback.freeOrOther(29_093));
        part.prepare();
        broker = children.start(new LaunchPlan(
                "kafka",
                new JavaCommand()
                        .options("-Xmx320m", "-XX:TieredStopAtLevel=1", Stack.PROCESS_LOG)
                        .main(
                                Stack.classpath(),
                                "kafka.Kafka",
                                part.settingsFile().toString()),
                Map.of("PATH", System.getenv("PATH")),
                folder,
                List.of(port),
                "it",
                LaunchPlan.Probe.of(port, LaunchPlan.Hello.KAFKA),
                Duration.ofSeconds(90),
                Duration.ofSeconds(40),
                Optional.empty()));
        children.awaitHealthy(broker, Duration.ofSeconds(90));
        try (var setup = new TopicSetup(BrokerPart.client(port, "admin", secrets.kafkaPassword("admin")))) {
            setup.apply(TopicCatalogueTest.repository());
            // A second time changes nothing and refuses nothing.
            setup.apply(TopicCatalogueTest.repository());
        }
    }

    @AfterAll
    static void stop() {
        assertThat(children.stop(broker)).isTrue();
        assertThat(Loopback.listening(port)).isFalse();
    }

    @Test
    void letsTheBoxWriteItsTopicAndEvaluationReadIt() throws Exception {
        try (var producer = producer("box", secrets.kafkaPassword("box"))) {
            producer.send(new ProducerRecord<>(OPENING, "k", "v")).get(30, TimeUnit.SECONDS);
        }
        try (var consumer = consumer("evaluation", "evaluation.scoring")) {
            consumer.subscribe(List.of(OPENING));
            long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            int found = 0;
            while (found == 0 && System.nanoTime() < until) {
                found = consumer.poll(Duration.ofMillis(500)).count();
            }
            assertThat(found).isEqualTo(1);
        }
    }

    @Test
    void refusesAPrincipalThatWritesAForeignTopic() {
        try (var producer = producer("survey", secrets.kafkaPassword("survey"))) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>(OPENING, "k", "v"))
                            .get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void refusesAPrincipalThatReadsAForeignTopicOrUsesAForeignGroup() {
        try (var consumer = consumer("rectification", "rectification.cases")) {
            consumer.subscribe(List.of(OPENING));
            assertThatThrownBy(() -> consumer.poll(Duration.ofSeconds(20)))
                    .isInstanceOf(TopicAuthorizationException.class);
        }
        try (var consumer = consumer("survey", "rectification.cases")) {
            consumer.subscribe(List.of("minkao.evaluation.campaign"));
            assertThatThrownBy(() -> consumer.poll(Duration.ofSeconds(20)))
                    .isInstanceOf(GroupAuthorizationException.class);
        }
    }

    @Test
    void refusesWhatNoRuleNames() throws Exception {
        var ruleless = new NewTopic("minkao.ruleless", 1, (short) 1);
        try (var guest = Admin.create(BrokerPart.client(port, "survey", secrets.kafkaPassword("survey")))) {
            assertThatThrownBy(() -> guest.createTopics(List.of(ruleless)).all().get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
        try (var admin = Admin.create(BrokerPart.client(port, "admin", secrets.kafkaPassword("admin")))) {
            admin.createTopics(List.of(ruleless)).all().get(30, TimeUnit.SECONDS);
        }
        try (var producer = producer("survey", secrets.kafkaPassword("survey"))) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>(ruleless.name(), "k", "v"))
                            .get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void refusesAWrongPassword() {
        try (var producer = producer("box", "guessed")) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>(OPENING, "k", "v"))
                            .get(30, TimeUnit.SECONDS))
                    .hasRootCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    private static KafkaProducer<String, String> producer(String principal, String password) {
        return new KafkaProducer<>(
                BrokerPart.client(port, principal, password), new StringSerializer(), new StringSerializer());
    }

    private static KafkaConsumer<String, String> consumer(String principal, String group) {
        Map<String, Object> settings =
                new HashMap<>(BrokerPart.client(port, principal, secrets.kafkaPassword(principal)));
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }
}
