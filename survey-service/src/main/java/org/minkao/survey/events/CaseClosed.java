package org.minkao.survey.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;

/** This room's reading of minkao.rectification.case-closed.v1. */
record CaseClosed(
        @JsonProperty("case") String caseId, String number, String outcome, CaseSource source, LocalDate closedOn) {

    static final String TYPE = "minkao.rectification.case-closed.v1";

    CaseClosed {
        requireNonNull(caseId, "case");
        requireNonNull(number, "number");
        requireNonNull(outcome, "outcome");
        requireNonNull(source, "source");
        requireNonNull(closedOn, "closedOn");
    }
}
