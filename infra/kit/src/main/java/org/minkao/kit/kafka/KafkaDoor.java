package org.minkao.kit.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Fault;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/** One room's client of the broker. */
public final class KafkaDoor implements AutoCloseable {
    /** After this long a send has failed for good; a lease must last longer. */
    public static final Duration DELIVERY = Duration.ofSeconds(20);

    private static final Duration BLOCK = Duration.ofSeconds(8);
    private static final Duration REQUEST = Duration.ofSeconds(8);
    private static final Duration ASK = Duration.ofSeconds(4);
    private static final Duration SESSION = Duration.ofSeconds(15);
    private static final Duration CLOSE = Duration.ofSeconds(3);
    private static final long BUFFER_BYTES = 8L * 1024 * 1024;

    private final KafkaSettings settings;
    private final Object lock = new Object();
    private @Nullable Producer<String, byte[]> producer;
    private @Nullable Admin admin;

    public KafkaDoor(KafkaSettings settings) {
        this.settings = settings;
    }

    public KafkaSettings settings() {
        return settings;
    }

    /** The one producer of this door; it sends in order and waits for all replicas. */
    public Producer<String, byte[]> producer() {
        synchronized (lock) {
            Producer<String, byte[]> current = producer;
            if (current == null) {
                Map<String, Object> config = client();
                config.put(ProducerConfig.ACKS_CONFIG, "all");
                config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
                config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
                config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY.toMillis());
                config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST.toMillis());
                config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK.toMillis());
                config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
                current = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
                producer = current;
            }
            return current;
        }
    }

    /** Sends and waits until all replicas have it; throws a {@link Fault} when they do not. */
    public RecordMetadata send(ProducerRecord<String, byte[]> message) {
        try {
            return producer().send(message).get(DELIVERY.plus(BLOCK).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new Fault("broker did not take an event for " + message.topic(), e);
        } catch (org.apache.kafka.common.KafkaException e) {
            throw new Fault("broker client failed for " + message.topic(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted while sending to " + message.topic(), e);
        }
    }

    /** Reads from the earliest event; offsets only position the reader, the checkpoint decides what is new. */
    public ConsumerFactory<String, byte[]> consumer(ConsumerSpec spec) {
        Map<String, Object> config = client();
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group(spec.group()));
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 50);
        // A killed instance holds its partitions this long; whoever starts in its place waits for it.
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) SESSION.toMillis());
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024);
        return new DefaultKafkaConsumerFactory<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** The full group: the principal, a dot and the feature. */
    public String group(String feature) {
        String prefix = settings.principal() + ".";
        return feature.startsWith(prefix) ? feature : prefix + feature;
    }

    /** Asks the broker whether it is there; never throws. */
    public BrokerState describe() {
        try {
            int nodes = admin().describeCluster()
                    .nodes()
                    .get(ASK.toMillis(), TimeUnit.MILLISECONDS)
                    .size();
            return new BrokerState(nodes > 0, nodes + " broker(s)");
        } catch (ExecutionException | TimeoutException | org.apache.kafka.common.KafkaException e) {
            return new BrokerState(false, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new BrokerState(false, "interrupted");
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            if (producer != null) {
                producer.close(CLOSE);
                producer = null;
            }
            if (admin != null) {
                admin.close(CLOSE);
                admin = null;
            }
        }
    }

    private Admin admin() {
        synchronized (lock) {
            Admin current = admin;
            if (current == null) {
                Map<String, Object> config = client();
                config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, (int) ASK.toMillis());
                config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ASK.toMillis());
                current = Admin.create(config);
                admin = current;
            }
            return current;
        }
    }

    private Map<String, Object> client() {
        Map<String, Object> config = new HashMap<>();
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, settings.clientId());
        config.put(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, 15_000);
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 5_000L);
        config.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        if (settings.user() != null) {
            config.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "SASL_PLAINTEXT");
            config.put(SaslConfigs.SASL_MECHANISM, "SCRAM-SHA-512");
            config.put(
                    SaslConfigs.SASL_JAAS_CONFIG,
                    "%s required username=\"%s\" password=\"%s\";"
                            .formatted(
                                    ScramLoginModule.class.getName(),
                                    quoted(settings.user()),
                                    quoted(settings.password() == null ? "" : settings.password())));
        }
        return config;
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
