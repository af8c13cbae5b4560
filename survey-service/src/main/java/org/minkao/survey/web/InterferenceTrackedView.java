package org.minkao.survey.web;

import java.time.LocalDate;
import java.util.List;
import org.minkao.survey.interference.InterferenceReport;

/** How far a report is, for whoever holds its code: no word of it and no person. */
record InterferenceTrackedView(String status, List<StatusView> steps) {

    /** A status and the day it was reached. */
    record StatusView(String status, LocalDate on) {}

    static InterferenceTrackedView of(InterferenceReport report) {
        return new InterferenceTrackedView(
                report.status().name(),
                report.history().stream()
                        .map(entry -> new StatusView(entry.to().name(), entry.on()))
                        .toList());
    }
}
