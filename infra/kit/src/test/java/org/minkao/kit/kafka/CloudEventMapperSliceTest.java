package org.minkao.kit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.core.OutgoingEvent;

class CloudEventMapperSliceTest {
    private static final Instant TIME = Instant.parse("2026-11-25T08:00:00.123Z");
    private static final OutgoingEvent EVENT = new OutgoingEvent(
            "minkao.sample.thing",
            "key-1",
            "minkao.sample.thing-made.v1",
            "subject-1",
            "{\"a\":\"值\"}".getBytes(StandardCharsets.UTF_8));

    private final CloudEventMapper mapper = new CloudEventMapper("sample");

    @Test
    void writesTheEnvelopeInBinaryMode() {
        ProducerRecord<String, byte[]> message =
                mapper.toRecord(EVENT, "id-1", TIME, 42, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        assertThat(message.key()).isEqualTo("key-1");
        assertThat(message.value()).isEqualTo(EVENT.data());
        assertThat(header(message, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(message, "ce_id")).isEqualTo("id-1");
        assertThat(header(message, "ce_source")).isEqualTo("/minkao/sample");
        assertThat(header(message, "ce_type")).isEqualTo("minkao.sample.thing-made.v1");
        assertThat(header(message, "ce_subject")).isEqualTo("subject-1");
        assertThat(header(message, "ce_time")).isEqualTo("2026-11-25T08:00:00.123Z");
        assertThat(header(message, "ce_dataschema")).isEqualTo("urn:minkao:contract:sample:thing-made:v1");
        assertThat(header(message, "ce_partitionkey")).isEqualTo("key-1");
        assertThat(header(message, "ce_sequence")).isEqualTo("00000000000000000042");
        assertThat(header(message, "content-type")).isEqualTo("application/json");
        assertThat(header(message, "traceparent")).startsWith("00-0af7651916cd43dd");
    }

    @Test
    void writesNoTraceWhenThereIsNone() {
        assertThat(mapper.toRecord(EVENT, "id-1", TIME, 1, null).headers().lastHeader("traceparent"))
                .isNull();
    }

    @Test
    void readsWhatItWrote() {
        IncomingEvent read = read(mapper.toRecord(EVENT, "id-1", TIME, 42, null));
        assertThat(read.id()).isEqualTo("id-1");
        assertThat(read.type()).isEqualTo(EVENT.type());
        assertThat(read.subject()).isEqualTo("subject-1");
        assertThat(read.sequence()).isEqualTo(42);
        assertThat(read.time()).isEqualTo(TIME);
        assertThat(read.data()).isEqualTo(EVENT.data());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time", "ce_sequence"})
    void refusesAnEnvelopeWithoutAPart(String name) {
        ProducerRecord<String, byte[]> message = mapper.toRecord(EVENT, "id-1", TIME, 42, null);
        message.headers().remove(name);
        assertThatExceptionOfType(UnreadableEvent.class).isThrownBy(() -> read(message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "42", "-0000000000000000001", "00000000000000000000", "99999999999999999999", "x"})
    void refusesASequenceThatIsNone(String sequence) {
        ProducerRecord<String, byte[]> message = mapper.toRecord(EVENT, "id-1", TIME, 42, null);
        message.headers().remove("ce_sequence").add("ce_sequence", sequence.getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(UnreadableEvent.class).isThrownBy(() -> read(message));
    }

    @Test
    void refusesAnEventWithoutKeyOrData() {
        Headers headers = mapper.toRecord(EVENT, "id-1", TIME, 42, null).headers();
        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> CloudEventMapper.read("t", null, headers, EVENT.data()));
        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> CloudEventMapper.read("t", "k", headers, null));
    }

    private static IncomingEvent read(ProducerRecord<String, byte[]> message) {
        return CloudEventMapper.read(message.topic(), message.key(), message.headers(), message.value());
    }

    private static String header(ProducerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
