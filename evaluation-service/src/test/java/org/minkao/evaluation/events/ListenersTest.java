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
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.campaign.SealedRoll;
import org.minkao.evaluation.memory.MemoryCampaigns;
import org.minkao.evaluation.memory.MemoryRollCounts;
import org.minkao.evaluation.result.RollCount;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.kafka.ConsumerSpec;
import org.minkao.kit.kafka.UnreadableEvent;
import org.minkao.testkit.Contracts;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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
    void hearsWhoImportedAndWhoSealedARoll() {
        campaigns.with(CampaignSamples.draft());
        hear(campaign, SEALED, Contracts.example(SEALED));
        SealedRoll roll = heardRoll();
        assertThat(roll.imported())
                .isEqualTo(new Hand("county-lin", "county", "名册已核对", Instant.parse("2026-11-25T01:00:00Z")));
        assertThat(roll.sealed())
                .isEqualTo(new Hand("county-zhou", "county", "两人核对无误，封存名册", Instant.parse("2026-11-25T01:05:00Z")));
    }

    @Test
    void readsASealedRollOfBeforeTheTwoWereNamed() {
        campaigns.with(CampaignSamples.draft());
        ObjectNode old = (ObjectNode) JsonMapper.shared().readTree(Contracts.example(SEALED));
        old.remove(List.of("imported", "sealed"));
        hear(campaign, SEALED, old.toString());
        assertThat(heardRoll().imported()).isNull();
        assertThat(heardRoll().sealed()).isNull();
    }

    private SealedRoll heardRoll() {
        return campaigns.find(ID.value()).orElseThrow().state().rolls().getFirst();
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
