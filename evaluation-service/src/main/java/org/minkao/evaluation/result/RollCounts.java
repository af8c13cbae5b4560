package org.minkao.evaluation.result;

import java.util.List;
import org.minkao.evaluation.campaign.CampaignId;

/** The counts of closed rolls. */
public interface RollCounts {

    /** Keeps the count of a style; the same again changes nothing. */
    void put(RollCount count);

    /** Those of a campaign, by style. */
    List<RollCount> of(CampaignId campaign);
}
