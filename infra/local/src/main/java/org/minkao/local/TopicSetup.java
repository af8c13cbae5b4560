package org.minkao.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Makes the broker's topics and access rules equal to the catalogue; partition counts stay as created. */
final class TopicSetup implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Admin admin;

    TopicSetup(Map<String, Object> adminSettings) {
        this.admin = Admin.create(adminSettings);
    }

    void apply(TopicCatalogue catalogue) {
        createTopics(catalogue);
        alignAccess(wantedAccess(catalogue));
    }

    private void createTopics(TopicCatalogue catalogue) {
        Set<String> present = await(admin.listTopics().names());
        List<NewTopic> missing = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        for (TopicCatalogue.Topic topic : catalogue.topics()) {
            if (present.contains(topic.name())) {
                kept.add(topic.name());
            } else {
                missing.add(new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.settings()));
            }
        }
        await(admin.createTopics(missing).all());
        Map<String, TopicDescription> described =
                await(admin.describeTopics(kept).allTopicNames());
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new java.util.HashMap<>();
        for (TopicCatalogue.Topic topic : catalogue.topics()) {
            TopicDescription now = described.get(topic.name());
            if (now != null) {
                refuseOtherPartitions(topic, now.partitions().size());
                changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), settings(topic));
            }
        }
        await(admin.incrementalAlterConfigs(changes).all());
    }

    private static Collection<AlterConfigOp> settings(TopicCatalogue.Topic topic) {
        return topic.settings().entrySet().stream()
                .map(entry ->
                        new AlterConfigOp(new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
                .toList();
    }

    // More partitions would send a key's later events elsewhere and break their order.
    private static void refuseOtherPartitions(TopicCatalogue.Topic topic, int now) {
        if (now != topic.partitions()) {
            throw Failure.environment(
                    "主题 %s 已有 %d 个分区，清单要求 %d 个；分区数不能改，请用 ./minkao up --fresh 重新开始"
                            .formatted(topic.name(), now, topic.partitions()),
                    "topic %s has %d partitions and the catalogue wants %d; start anew with ./minkao up --fresh"
                            .formatted(topic.name(), now, topic.partitions()));
        }
    }

    static Set<AclBinding> wantedAccess(TopicCatalogue catalogue) {
        Set<AclBinding> wanted = new HashSet<>();
        for (TopicCatalogue.Topic topic : catalogue.topics()) {
            for (String writer : topic.writers()) {
                wanted.add(allow(writer, ResourceType.TOPIC, topic.name(), PatternType.LITERAL, AclOperation.WRITE));
                wanted.add(allow(writer, ResourceType.TOPIC, topic.name(), PatternType.LITERAL, AclOperation.DESCRIBE));
            }
            for (String reader : topic.readers()) {
                wanted.add(allow(reader, ResourceType.TOPIC, topic.name(), PatternType.LITERAL, AclOperation.READ));
                wanted.add(allow(reader, ResourceType.TOPIC, topic.name(), PatternType.LITERAL, AclOperation.DESCRIBE));
                // "evaluation." and not "evaluation": no principal's groups may start with another's name.
                wanted.add(allow(reader, ResourceType.GROUP, reader + ".", PatternType.PREFIXED, AclOperation.READ));
                wanted.add(allow(reader, ResourceType.GROUP, reader, PatternType.LITERAL, AclOperation.READ));
            }
        }
        return wanted;
    }

    private void alignAccess(Set<AclBinding> wanted) {
        Set<AclBinding> present =
                new HashSet<>(await(admin.describeAcls(AclBindingFilter.ANY).values()));
        Set<AclBinding> missing = new HashSet<>(wanted);
        missing.removeAll(present);
        await(admin.createAcls(missing).all());
        present.removeAll(wanted);
        await(admin.deleteAcls(present.stream().map(AclBinding::toFilter).toList())
                .all());
        awaitInForce(wanted);
    }

    // Rules are answered for before the broker's authorizer has read them from the metadata log.
    private void awaitInForce(Set<AclBinding> wanted) {
        long until = System.nanoTime() + LIMIT.toNanos();
        while (!access().equals(wanted)) {
            if (System.nanoTime() > until) {
                throw Failure.environment("Kafka 访问权限没有生效", "Kafka's access rules did not come into force");
            }
        }
    }

    private Set<AclBinding> access() {
        return new HashSet<>(await(admin.describeAcls(AclBindingFilter.ANY).values()));
    }

    private static AclBinding allow(
            String principal, ResourceType type, String name, PatternType pattern, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry("User:" + principal, "*", operation, AclPermissionType.ALLOW));
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.environment("等待 Kafka 时被中断", "interrupted while waiting for Kafka");
        } catch (ExecutionException | TimeoutException e) {
            throw Failure.environment("Kafka 不接受主题设置：" + e.getMessage(), "Kafka refuses the topics: " + e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
