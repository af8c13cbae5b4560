package org.minkao.survey.events;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** This room's reading of minkao.evaluation.plan-changed.v1. */
record PlanChanged(String campaign, List<CampaignFrozen.PlannedPhase> phases) {

    static final String TYPE = "minkao.evaluation.plan-changed.v1";

    PlanChanged {
        requireNonNull(campaign, "campaign");
        phases = List.copyOf(phases);
    }
}
