package org.minkao.rectification.events;

/** What this room reads of {@code minkao.evaluation.phase-started.v1}. */
record PhaseStartedMessage(String campaign, String phase) {
    PhaseStartedMessage {
        Reading.require(campaign, phase);
    }
}
