package org.minkao.survey.interference;

import java.util.List;

/** Picks what leaves the room. */
final class PublishedReports {
    private PublishedReports() {}

    static List<ReportEvent.Received> of(ReportEvent event) {
        return event instanceof ReportEvent.Received received ? List.of(received) : List.of();
    }
}
