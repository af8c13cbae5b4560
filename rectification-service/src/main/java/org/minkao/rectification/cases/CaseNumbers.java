package org.minkao.rectification.cases;

import org.minkao.rectification.people.CampaignId;

/** Gives cases their numbers: unique in the campaign, the same for the same case however often it is asked. */
public interface CaseNumbers {

    /** The running number of this case, from 1. */
    int numberOf(CampaignId campaign, CaseId id);
}
