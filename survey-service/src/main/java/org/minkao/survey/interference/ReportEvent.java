package org.minkao.survey.interference;

import java.time.LocalDate;

/** What happened to a report; only that one came in leaves the room. */
public sealed interface ReportEvent {

    /** A report came in. */
    record Received(String campaign, ReportId report, LocalDate receivedOn) implements ReportEvent {}

    record Accepted(ReportId report) implements ReportEvent {}

    record Concluded(ReportId report, Outcome outcome) implements ReportEvent {}

    record Closed(ReportId report) implements ReportEvent {}
}
