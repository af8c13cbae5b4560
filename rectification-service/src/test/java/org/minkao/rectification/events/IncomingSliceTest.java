package org.minkao.rectification.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minkao.kit.core.EventHandler;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.kafka.ConsumerSpec;
import org.minkao.kit.kafka.UnreadableEvent;
import org.minkao.rectification.finding.FindingStatus;
import org.minkao.rectification.fixture.MemoryRoom;
import org.minkao.rectification.fixture.People;
import org.minkao.testkit.Contracts;

class IncomingSliceTest {
    private final MemoryRoom room = new MemoryRoom();
    private final ConsumerSpec spec = new RectificationListener(room.raiseFindings(), room.campaigns).spec();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "minkao.evaluation.campaign-frozen.v1",
                "minkao.evaluation.phase-started.v1",
                "minkao.evaluation.inspection-confirmed.v1",
                "minkao.evaluation.result-published.v1",
                "minkao.evaluation.result-revised.v1",
                "minkao.survey.opinion-finding-raised.v1"
            })
    void readsEveryExample(String type) {
        List<String> examples = Contracts.examples(type);
        assertThat(examples).isNotEmpty();
        examples.forEach(json -> play(type, json));
        examples.forEach(json -> play(type, json.replaceFirst("\\{", "{\"later\":{\"added\":[1]},")));
    }

    @Test
    void theExamplesTellOneStory() {
        for (String type : List.of(
                "minkao.evaluation.result-published.v1",
                "minkao.evaluation.inspection-confirmed.v1",
                "minkao.survey.opinion-finding-raised.v1",
                "minkao.evaluation.campaign-frozen.v1",
                "minkao.evaluation.phase-started.v1")) {
            Contracts.examples(type).forEach(json -> play(type, json));
        }
        assertThat(room.campaigns.find(People.CAMPAIGN)).hasValueSatisfying(plan -> {
            assertThat(plan.assigns("chief-chen", "chief", "service-centre")).isTrue();
            assertThat(plan.phase()).isNotNull();
        });
        assertThat(room.findings.all())
                .extracting(f -> f.state().id().value())
                .containsExactlyInAnyOrder(
                        People.CAMPAIGN + "-onsite-insp-1.q02",
                        People.CAMPAIGN + "-onsite-insp-1.q01",
                        People.CAMPAIGN + "-opinion-op-1.q02",
                        People.CAMPAIGN + "-result-service-centre.q02");
        assertThat(room.findings.all())
                .filteredOn(f -> f.state().status() == FindingStatus.RECTIFIED_AT_ONCE)
                .singleElement()
                .satisfies(f -> assertThat(f.state().measure()).isEqualTo("当场张贴"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "not json",
                "{\"campaign\":\"c\",\"opinion\":\"o\",\"appraisee\":\"a\",\"text\":\"t\",\"severity\":\"HUGE\"}",
                "{\"campaign\":\"c\",\"opinion\":null,\"appraisee\":\"a\",\"text\":\"t\",\"severity\":\"MINOR\"}"
            })
    void aBrokenContractIsUnreadable(String json) {
        assertThatThrownBy(() -> play("minkao.survey.opinion-finding-raised.v1", json))
                .isInstanceOf(UnreadableEvent.class);
        assertThat(room.findings.all()).isEmpty();
    }

    @Test
    void aMarkThatIsNoNumberIsUnreadable() {
        String json = Contracts.example("minkao.evaluation.result-published.v1").replace("\"68.75\"", "\"many\"");
        assertThat(json).contains("many");
        assertThatThrownBy(() -> play("minkao.evaluation.result-published.v1", json))
                .isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void anItemThatTooFewRatedIsNoFinding() {
        Contracts.examples("minkao.evaluation.campaign-frozen.v1")
                .forEach(json -> play("minkao.evaluation.campaign-frozen.v1", json));
        String json =
                Contracts.example("minkao.evaluation.result-published.v1").replaceFirst("\"mark\": \"68.75\",\\s*", "");
        assertThat(json).doesNotContain("68.75");
        play("minkao.evaluation.result-published.v1", json);
        assertThat(room.findings.all()).isEmpty();
    }

    private void play(String type, String json) {
        EventHandler handler = spec.handlers().get(type);
        assertThat(handler).as(type).isNotNull();
        handler.handle(new IncomingEvent(
                "topic",
                "key",
                type,
                "id",
                "key",
                1,
                Instant.parse("2026-12-10T01:00:00Z"),
                json.getBytes(StandardCharsets.UTF_8)));
    }
}
