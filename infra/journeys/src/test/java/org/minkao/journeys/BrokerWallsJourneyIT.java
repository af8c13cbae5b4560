package org.minkao.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every principal with its real password against the real broker: what the contract does not give is refused. */
@ExtendWith(Stack.Extension.class)
class BrokerWallsJourneyIT {
    private static Brokers brokers;

    @BeforeAll
    static void readTheContract(Stack stack) {
        brokers = new Brokers(stack);
        assertThat(brokers.topics().size()).isGreaterThan(10);
    }

    @Test
    void nobodyWritesATopicThatIsNotTheOwn() {
        int tried = 0;
        List<String> wrong = new ArrayList<>();
        for (String principal : Brokers.principals()) {
            try (KafkaProducer<byte[], byte[]> producer = brokers.producer(principal)) {
                for (Brokers.Topic topic : brokers.topics().values()) {
                    if (!topic.writers().contains(principal)) {
                        tried++;
                        if (writes(producer, topic.name())) {
                            wrong.add(principal + " wrote " + topic.name());
                        }
                    }
                }
            }
        }
        System.out.println("walls: writes tried " + tried);
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(50);
    }

    @Test
    void nobodyReadsATopicThatIsNotGivenToIt() {
        int tried = 0;
        List<String> wrong = new ArrayList<>();
        for (String principal : Brokers.principals()) {
            try (KafkaConsumer<byte[], byte[]> consumer = brokers.consumer(principal, Map.of())) {
                for (Brokers.Topic topic : brokers.topics().values()) {
                    if (!topic.readers().contains(principal)) {
                        tried++;
                        if (reads(consumer, topic.name())) {
                            wrong.add(principal + " read " + topic.name());
                        }
                    }
                }
            }
        }
        System.out.println("walls: reads tried " + tried);
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(50);
    }

    /** So that the two walls above are not the walls of a broker that refuses everything. */
    @Test
    void everybodyMayDoExactlyWhatTheContractSays() throws Exception {
        Map<String, Set<AclOperation>> wanted = new HashMap<>();
        Map<String, Set<AclOperation>> given = new HashMap<>();
        for (String principal : Brokers.principals()) {
            try (Admin admin = brokers.admin(principal)) {
                for (Brokers.Topic topic : brokers.topics().values()) {
                    String pair = principal + " " + topic.name();
                    Set<AclOperation> may = new java.util.TreeSet<>();
                    if (topic.writers().contains(principal)) {
                        may.addAll(Set.of(AclOperation.WRITE, AclOperation.DESCRIBE));
                    }
                    if (topic.readers().contains(principal)) {
                        may.addAll(Set.of(AclOperation.READ, AclOperation.DESCRIBE));
                    }
                    wanted.put(pair, may);
                    given.put(pair, operations(admin, topic.name()));
                }
            }
        }
        assertThat(given).isEqualTo(wanted);
    }

    @Test
    void nobodyJoinsTheGroupOfAnother() {
        for (String principal : Brokers.principals()) {
            for (String other : Brokers.principals()) {
                if (!other.equals(principal)) {
                    Brokers.Topic topic = brokers.topics().values().stream()
                            .filter(t -> t.readers().contains(principal))
                            .findFirst()
                            .orElse(null);
                    if (topic != null) {
                        try (KafkaConsumer<byte[], byte[]> consumer =
                                brokers.consumer(principal, Map.of("group.id", other + ".probe"))) {
                            assertThatThrownBy(() -> consumer.committed(Set.of(new TopicPartition(topic.name(), 0))))
                                    .as("%s in a group of %s", principal, other)
                                    .isInstanceOf(AuthorizationException.class);
                        }
                    }
                }
            }
        }
    }

    @Test
    void nobodyChangesTopicsOrRights() {
        for (String principal : Brokers.principals()) {
            try (Admin admin = brokers.admin(principal)) {
                assertRefused(() -> admin.createTopics(List.of(new NewTopic("minkao.made.up", 1, (short) 1)))
                        .all()
                        .get());
                assertRefused(() -> admin.deleteTopics(List.of("minkao.survey.opening"))
                        .all()
                        .get());
                assertRefused(
                        () -> admin.describeAcls(AclBindingFilter.ANY).values().get());
            }
        }
    }

    @Test
    void nobodyComesInWithoutTheRightPassword() {
        for (String principal : List.of("evaluation", "box", "admin", "broker", "nobody")) {
            Map<String, Object> settings = new HashMap<>(brokers.settings(principal, "guessed"));
            try (Admin admin = Admin.create(settings)) {
                assertThatThrownBy(() -> admin.listTopics().names().get())
                        .as(principal)
                        .hasCauseInstanceOf(SaslAuthenticationException.class);
            }
        }
    }

    private static boolean writes(KafkaProducer<byte[], byte[]> producer, String topic) {
        try {
            producer.send(new ProducerRecord<>(topic, 0, new byte[] {1}, new byte[] {1}))
                    .get();
            return true;
        } catch (ExecutionException e) {
            assertThat(e.getCause()).as(topic).isInstanceOf(AuthorizationException.class);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Assigned by hand and fetched from the start, so that no group and no lookup of offsets stands before it. */
    private static boolean reads(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seek(partition, 0);
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        try {
            while (System.nanoTime() < end) {
                if (!consumer.poll(Duration.ofMillis(500)).isEmpty()) {
                    return true;
                }
            }
            return true;
        } catch (AuthorizationException refused) {
            return false;
        }
    }

    private static Set<AclOperation> operations(Admin admin, String topic) throws InterruptedException {
        try {
            Set<AclOperation> all = admin.describeTopics(
                            List.of(topic), new DescribeTopicsOptions().includeAuthorizedOperations(true))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .authorizedOperations();
            return new java.util.TreeSet<>(all);
        } catch (ExecutionException e) {
            assertThat(e.getCause()).as(topic).isInstanceOf(AuthorizationException.class);
            return Set.of();
        }
    }

    private interface Call {
        void now() throws Exception;
    }

    private static void assertRefused(Call call) {
        assertThatThrownBy(call::now).hasCauseInstanceOf(AuthorizationException.class);
    }
}
