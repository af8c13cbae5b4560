package org.minkao.evaluation.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minkao.evaluation.campaign.CampaignSamples;
import org.minkao.evaluation.campaign.CampaignStatus;
import org.minkao.evaluation.campaign.FollowCampaign;
import org.minkao.evaluation.campaign.SealedRoll;
import org.minkao.evaluation.memory.MemoryCampaigns;
import org.minkao.evaluation.memory.MemoryRollCounts;
import org.minkao.evaluation.result.RollCount;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.kafka.ConsumerSpec;
import org.minkao.kit.kafka.UnreadableEvent;
import org.minkao.testkit.Contracts;

class ListenersTest {
    private static final String SEALED = "minkao.evaluation.roll-sealed.v1";
    private static final String CLOSED = "minkao.evaluation.roll-closed.v1";
    private static final String CONFIRMED = "minkao.evaluation.result-confirmed.v1";
    private static final String PUBLISHED = "minkao.evaluation.result-published.v1";

    private final MemoryCampaigns campaigns = new MemoryCampaigns();
    private final MemoryRollCounts counts = new MemoryRollCounts();
    private final ConsumerSpec campaign = new CampaignListener(new FollowCampaign(campaigns)).spec();
    private final ConsumerSpec result = new ResultListener(counts).spec();

    @Test
    void readsEveryExampleOfASealedRoll() {
        List<String> examples = Contracts.examples(SEALED);
        assertThat(examples).isNotEmpty();
        for (String example : examples) {
            campaigns.with(CampaignSamples.draft());
            hear(campaign, SEALED, example);
            assertThat(campaigns.find(ID.value()).orElseThrow().state().rolls())
                    .extracting(SealedRoll::style)
                    .containsExactly("clients");
        }
    }

    @Test
    void readsEveryExampleOfAResult() {
        campaigns.with(CampaignSamples.closed());
        Contracts.examples(CONFIRMED).forEach(example -> hear(campaign, CONFIRMED, example));
        Contracts.examples(PUBLISHED).forEach(example -> hear(campaign, PUBLISHED, example));
        assertThat(campaigns.find(ID.value()).orElseThrow().state().status()).isEqualTo(CampaignStatus.PUBLISHED);
    }

    @Test
    void readsEveryExampleOfAClosedRollOnce() {
        for (String example : Contracts.examples(CLOSED)) {
            hear(result, CLOSED, example);
            hear(result, CLOSED, example);
        }
        assertThat(counts.of(ID))
                .first()
                .satisfies(count -> assertThat(count)
                        .isEqualTo(new RollCount(
                                ID,
                                "clients",
                                10,
                                9,
                                "f839161355091fcd9e33f571e0b11c60217a5009f9973e769c13d7858db162cc")));
    }

    @Test
    void ignoresFieldsAddedLater() {
        hear(result, CLOSED, Contracts.example(CLOSED).replaceFirst("\\{", "{\"later\":true,"));
        assertThat(counts.of(ID)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"campaign\":7}",
                "{\"campaign\":\"aaaqeayeaudaocajbifqydiob4\"}",
                "{\"campaign\":"
            })
    void callsABrokenContractUnreadable(String json) {
        assertThatExceptionOfType(UnreadableEvent.class).isThrownBy(() -> hear(campaign, SEALED, json));
        assertThatExceptionOfType(UnreadableEvent.class).isThrownBy(() -> hear(result, CLOSED, json));
    }

    private static void hear(ConsumerSpec spec, String type, String json) {
        spec.handlers()
                .get(type)
                .handle(new IncomingEvent(
                        "topic",
                        "key",
                        type,
                        "id",
                        "subject",
                        1,
                        Instant.EPOCH,
                        json.getBytes(StandardCharsets.UTF_8)));
    }
}
