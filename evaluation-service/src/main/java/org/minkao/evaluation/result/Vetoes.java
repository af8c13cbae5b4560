package org.minkao.evaluation.result;

import java.util.List;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.kit.core.Store;
import org.minkao.kit.core.Versioned;

/** All vetoes; they tell no other room, so their events are of no type. */
public interface Vetoes extends Store<Veto, Void> {

    /** Those of a campaign, by id. */
    List<Versioned<Veto>> of(CampaignId campaign);
}
