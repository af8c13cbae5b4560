package org.minkao.survey.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.EventMapping;
import org.minkao.kit.core.OutgoingEvent;
import org.minkao.survey.opinion.OpinionEvent;
import org.minkao.survey.opinion.OpinionId;

/** Writes what the opinion feature publishes by its contracts. */
public final class OpinionMapping implements EventMapping<OpinionEvent.Published> {
    private static final String TOPIC = "minkao.survey.opinion";

    @Override
    public OutgoingEvent map(OpinionEvent.Published event) {
        return switch (event) {
            case OpinionEvent.Received received ->
                outgoing(
                        received.opinion(),
                        "opinion-received",
                        new ReceivedEvent(
                                received.campaign(),
                                received.opinion().value(),
                                received.appraisee(),
                                received.channel().name(),
                                received.receivedOn()));
            case OpinionEvent.FindingRaised raised ->
                outgoing(
                        raised.opinion(),
                        "opinion-finding-raised",
                        new FindingRaisedEvent(
                                raised.campaign(),
                                raised.opinion().value(),
                                raised.appraisee(),
                                raised.item(),
                                raised.text(),
                                raised.severity().name()));
        };
    }

    private static OutgoingEvent outgoing(OpinionId opinion, String name, Object data) {
        return new OutgoingEvent(
                TOPIC, opinion.value(), "minkao.survey." + name + ".v1", opinion.value(), EventJson.write(data));
    }

    private record ReceivedEvent(
            String campaign, String opinion, @Nullable String appraisee, String channel, LocalDate receivedOn) {}

    private record FindingRaisedEvent(
            String campaign,
            String opinion,
            String appraisee,
            @Nullable String item,
            String text,
            String severity) {}
}
