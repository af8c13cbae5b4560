package org.minkao.evaluation.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minkao.ballot.Json;
import org.minkao.ballot.StrictJson;
import org.minkao.evaluation.events.EligibilityListener;
import org.minkao.kit.core.EventHandler;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.kafka.UnreadableEvent;
import org.minkao.testkit.Contracts;

class EligibilityEventsIT {

    @Test
    void understandsEveryExampleOfWhatItHears() {
        try (EligibilityHouse house = new EligibilityHouse()) {
            Map<String, EventHandler> handlers =
                    new EligibilityListener(house.follow(house.roll)).spec().handlers();
            assertThat(handlers).hasSize(4);
            long sequence = 0;
            for (String type : new String[] {
                "minkao.evaluation.campaign-drafted.v1",
                "minkao.evaluation.campaign-frozen.v1",
                "minkao.evaluation.phase-started.v1",
                "minkao.evaluation.survey-closed.v1"
            }) {
                for (String example : Contracts.examples(type)) {
                    sequence++;
                    handlers.get(type).handle(event(type, sequence, example));
                }
            }

            Json.Obj drafted = StrictJson.parse(Contracts.example("minkao.evaluation.campaign-drafted.v1"))
                    .asObject("event");
            KnownCampaign known = house.campaigns.require(drafted.text("campaign"));
            assertThat(known.title()).isEqualTo(drafted.text("title"));
            assertThat(known.classes()).hasSameSizeAs(drafted.list("voterClasses"));
            assertThat(known.frozen()).isNotNull();
            assertThat(known.surveyClosed()).isNotNull();
        }
    }

    @Test
    void takesABrokenContractAsUnreadable() {
        try (EligibilityHouse house = new EligibilityHouse()) {
            Map<String, EventHandler> handlers =
                    new EligibilityListener(house.follow(house.roll)).spec().handlers();
            handlers.forEach((type, handler) -> assertThatThrownBy(() -> handler.handle(event(type, 1, "{}")))
                    .as(type)
                    .isInstanceOfAny(UnreadableEvent.class)
                    .hasMessageContaining(type));
        }
    }

    private static IncomingEvent event(String type, long sequence, String json) {
        String campaign = json.length() < 3
                ? "c"
                : StrictJson.parse(json).asObject("event").text("campaign");
        return new IncomingEvent(
                "minkao.evaluation.campaign",
                campaign,
                type,
                "id",
                campaign,
                sequence,
                EligibilityHouse.START,
                json.getBytes(StandardCharsets.UTF_8));
    }
}
