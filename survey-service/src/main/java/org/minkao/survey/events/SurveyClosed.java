package org.minkao.survey.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** This room's reading of minkao.evaluation.survey-closed.v1. */
record SurveyClosed(String campaign, Instant closedAt) {

    static final String TYPE = "minkao.evaluation.survey-closed.v1";

    SurveyClosed {
        requireNonNull(campaign, "campaign");
        requireNonNull(closedAt, "closedAt");
    }
}
