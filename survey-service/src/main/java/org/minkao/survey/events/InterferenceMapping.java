package org.minkao.survey.events;

import java.time.LocalDate;
import org.minkao.kit.core.EventMapping;
import org.minkao.kit.core.OutgoingEvent;
import org.minkao.survey.interference.ReportEvent;

/** Writes what the interference feature publishes by its contract: that a report came, and on which day. */
public final class InterferenceMapping implements EventMapping<ReportEvent.Received> {

    @Override
    public OutgoingEvent map(ReportEvent.Received event) {
        String report = event.report().value();
        return new OutgoingEvent(
                "minkao.survey.interference",
                report,
                "minkao.survey.interference-reported.v1",
                report,
                EventJson.write(new ReportedEvent(event.campaign(), report, event.receivedOn())));
    }

    private record ReportedEvent(String campaign, String report, LocalDate receivedOn) {}
}
