package org.minkao.survey.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.minkao.survey.opinion.Opinion.CaseTrace;

/** What became of the case that grew from an opinion. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseView(
        String number,
        String status,
        LocalDate openedOn,
        @Nullable LocalDate deadline,
        @Nullable LocalDate closedOn,
        @Nullable String outcome) {

    static @Nullable CaseView of(@Nullable CaseTrace trace) {
        return trace == null
                ? null
                : new CaseView(
                        trace.number(),
                        trace.closedOn() == null ? "OPENED" : "CLOSED",
                        trace.openedOn(),
                        trace.deadline(),
                        trace.closedOn(),
                        trace.outcome());
    }
}
