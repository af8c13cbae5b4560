package org.minkao.evaluation.events;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.result.RollCount;
import org.minkao.evaluation.result.RollCounts;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.kafka.ConsumerSpec;

/** What a result hears: the counts of closed rolls. */
public final class ResultListener {
    private final RollCounts counts;

    public ResultListener(RollCounts counts) {
        this.counts = counts;
    }

    record RollClosed(
            @Nullable String campaign,
            @Nullable String style,
            @Nullable Integer invitations,
            @Nullable Integer issued,
            @Nullable String used) {}

    public ConsumerSpec spec() {
        return new ConsumerSpec(
                "result", Set.of(CampaignListener.ROLL), Map.of("minkao.evaluation.roll-closed.v1", this::rollClosed));
    }

    private void rollClosed(IncomingEvent event) {
        RollClosed closed = EventJson.read(event, RollClosed.class);
        counts.put(new RollCount(
                new CampaignId(EventJson.required(event, "campaign", closed.campaign())),
                EventJson.required(event, "style", closed.style()),
                EventJson.required(event, "invitations", closed.invitations()),
                EventJson.required(event, "issued", closed.issued()),
                EventJson.required(event, "used", closed.used())));
    }
}
