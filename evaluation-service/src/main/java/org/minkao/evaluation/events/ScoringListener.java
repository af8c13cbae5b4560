package org.minkao.evaluation.events;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.scoring.OpeningPart;
import org.minkao.evaluation.scoring.OpeningParts;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.kafka.ConsumerSpec;

/** What scoring hears: the shuffled ballots that the box opened after the close. */
public final class ScoringListener {
    static final String TOPIC = "minkao.survey.opening";

    private final OpeningParts parts;

    public ScoringListener(OpeningParts parts) {
        this.parts = parts;
    }

    record BallotsOpened(
            @Nullable String campaign,
            @Nullable String style,
            @Nullable Integer ballots,
            @Nullable Boolean withheld,
            @Nullable Integer part,
            @Nullable Integer parts,
            @Nullable List<String> answers) {
        @Override
        public String toString() {
            return "BallotsOpened";
        }
    }

    public ConsumerSpec spec() {
        return new ConsumerSpec("scoring", Set.of(TOPIC), Map.of("minkao.survey.ballots-opened.v1", this::opened));
    }

    private void opened(IncomingEvent event) {
        BallotsOpened opened = EventJson.read(event, BallotsOpened.class);
        parts.keep(new OpeningPart(
                EventJson.required(event, "campaign", opened.campaign()),
                EventJson.required(event, "style", opened.style()),
                EventJson.required(event, "ballots", opened.ballots()),
                EventJson.required(event, "withheld", opened.withheld()),
                EventJson.required(event, "part", opened.part()),
                EventJson.required(event, "parts", opened.parts()),
                EventJson.required(event, "answers", opened.answers())));
    }
}
