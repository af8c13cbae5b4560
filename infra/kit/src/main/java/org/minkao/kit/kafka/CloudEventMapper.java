package org.minkao.kit.kafka;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.core.OutgoingEvent;

/** CloudEvents 1.0 in binary mode, out and in. */
public final class CloudEventMapper {
    static final String TRACEPARENT = "traceparent";
    private static final String SEQUENCE = "sequence";
    private static final String PARTITION_KEY = "partitionkey";
    private static final String PREFIX = "minkao.";

    private final URI source;

    /** The name of the sending room, such as {@code rectification}. */
    public CloudEventMapper(String service) {
        source = URI.create("/minkao/" + service);
    }

    public ProducerRecord<String, byte[]> toRecord(
            OutgoingEvent event, String id, Instant time, long sequence, @Nullable String traceparent) {
        CloudEvent cloudEvent = CloudEventBuilder.v1()
                .withId(id)
                .withSource(source)
                .withType(event.type())
                .withSubject(event.subject())
                .withTime(OffsetDateTime.ofInstant(time, ZoneOffset.UTC))
                .withData("application/json", schema(event.type()), event.data())
                .withExtension(SEQUENCE, String.format(Locale.ROOT, "%020d", sequence))
                .withExtension(PARTITION_KEY, event.key())
                .build();
        ProducerRecord<String, byte[]> message = KafkaMessageFactory.<String>createWriter(event.topic(), event.key())
                .writeBinary(cloudEvent);
        if (traceparent != null) {
            message.headers().add(TRACEPARENT, traceparent.getBytes(StandardCharsets.US_ASCII));
        }
        return message;
    }

    /** Reads an event as it came; throws {@link UnreadableEvent} when its envelope breaks the contract. */
    public static IncomingEvent read(ConsumerRecord<String, byte[]> message) {
        return read(message.topic(), message.key(), message.headers(), message.value());
    }

    static IncomingEvent read(String topic, @Nullable String key, Headers headers, byte @Nullable [] value) {
        if (key == null || key.isEmpty()) {
            throw new UnreadableEvent("event without a key", null);
        }
        try {
            CloudEvent event = KafkaMessageFactory.createReader(headers, value == null ? new byte[0] : value)
                    .toEvent();
            CloudEventData data = event.getData();
            if (data == null || data.toBytes().length == 0) {
                throw new UnreadableEvent("event without data", null);
            }
            OffsetDateTime time = event.getTime();
            if (time == null) {
                throw new UnreadableEvent("event without ce_time", null);
            }
            String subject = event.getSubject();
            return new IncomingEvent(
                    topic,
                    key,
                    event.getType(),
                    event.getId(),
                    subject == null ? key : subject,
                    sequence(event),
                    time.toInstant(),
                    data.toBytes());
        } catch (CloudEventRWException | IllegalStateException | IllegalArgumentException e) {
            throw new UnreadableEvent("not a CloudEvent in binary mode: " + e.getMessage(), e);
        }
    }

    static @Nullable String traceparent(Headers headers) {
        Header header = headers.lastHeader(TRACEPARENT);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.US_ASCII);
    }

    /** {@code minkao.evaluation.campaign-frozen.v1} is described by {@code urn:minkao:contract:evaluation:…:v1}. */
    private static URI schema(String type) {
        String path = type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
        return URI.create("urn:minkao:contract:" + path.replace('.', ':'));
    }

    private static long sequence(CloudEvent event) {
        Object sequence = event.getExtension(SEQUENCE);
        if (sequence == null || !sequence.toString().matches("[0-9]{20}")) {
            throw new UnreadableEvent("ce_sequence is %s (expected: 20 digits)".formatted(sequence), null);
        }
        try {
            long value = Long.parseLong(sequence.toString());
            if (value < 1) {
                throw new UnreadableEvent("ce_sequence is 0 (expected: from 1)", null);
            }
            return value;
        } catch (NumberFormatException e) {
            throw new UnreadableEvent("ce_sequence is %s (expected: at most 2^63-1)".formatted(sequence), e);
        }
    }
}
