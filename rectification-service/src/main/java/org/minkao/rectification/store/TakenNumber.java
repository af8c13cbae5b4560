package org.minkao.rectification.store;

import org.minkao.rectification.cases.CaseId;
import org.minkao.rectification.people.CampaignId;

/** A running number of a campaign and the case that took it. */
public record TakenNumber(CampaignId campaign, int number, CaseId caseId) {

    /** A number has no events. */
    interface Silent {}
}
