package org.minkao.evaluation.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.minkao.evaluation.scoring.OpeningPart;
import org.minkao.evaluation.scoring.OpeningParts;
import org.minkao.kit.core.EventHandler;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.kafka.UnreadableEvent;
import org.minkao.testkit.Contracts;

class ScoringListenerTest {
    private static final String TYPE = "minkao.survey.ballots-opened.v1";
    private final List<OpeningPart> kept = new ArrayList<>();
    private final EventHandler handler = new ScoringListener(new OpeningParts() {
                @Override
                public void keep(OpeningPart part) {
                    kept.add(part);
                }

                @Override
                public Optional<OpeningPart> find(String campaign, String style, int part) {
                    return Optional.empty();
                }
            })
            .spec()
            .handlers()
            .get(TYPE);

    @Test
    void keepsEveryExampleOfOpenedBallots() {
        List<String> examples = Contracts.examples(TYPE);
        examples.forEach(example -> handler.handle(event(example)));

        assertThat(kept).hasSameSizeAs(examples);
        assertThat(kept).anyMatch(part -> !part.withheld() && !part.answers().isEmpty());
    }

    @Test
    void takesABrokenContractAsUnreadable() {
        assertThatThrownBy(() -> handler.handle(event("{\"campaign\":\"c\"}"))).isInstanceOf(UnreadableEvent.class);
        assertThatThrownBy(() -> handler.handle(event("nothing"))).isInstanceOf(UnreadableEvent.class);
        assertThat(kept).isEmpty();
    }

    private static IncomingEvent event(String json) {
        return new IncomingEvent(
                "minkao.survey.opening", "k", TYPE, "id", "k", 1, Instant.EPOCH, json.getBytes(StandardCharsets.UTF_8));
    }
}
