package org.minkao.evaluation.result;

import java.util.List;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.kit.core.Store;
import org.minkao.kit.core.Versioned;

/** All adjustments; they tell no other room, so their events are of no type. */
public interface Adjustments extends Store<Adjustment, Void> {

    /** Those of a campaign, by id. */
    List<Versioned<Adjustment>> of(CampaignId campaign);
}
