package org.minkao.survey.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** This room's reading of minkao.evaluation.phase-started.v1. */
record PhaseStarted(String campaign, String phase, Instant startedAt) {

    static final String TYPE = "minkao.evaluation.phase-started.v1";

    PhaseStarted {
        requireNonNull(campaign, "campaign");
        requireNonNull(phase, "phase");
        requireNonNull(startedAt, "startedAt");
    }
}
