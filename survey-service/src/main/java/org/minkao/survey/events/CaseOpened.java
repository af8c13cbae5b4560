package org.minkao.survey.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;

/** This room's reading of minkao.rectification.case-opened.v1. */
record CaseOpened(
        @JsonProperty("case") String caseId, String number, CaseSource source, LocalDate openedOn, LocalDate deadline) {

    static final String TYPE = "minkao.rectification.case-opened.v1";

    CaseOpened {
        requireNonNull(caseId, "case");
        requireNonNull(number, "number");
        requireNonNull(source, "source");
        requireNonNull(openedOn, "openedOn");
        requireNonNull(deadline, "deadline");
    }
}
