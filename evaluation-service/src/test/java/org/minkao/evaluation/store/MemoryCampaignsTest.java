package org.minkao.evaluation.store;

import org.minkao.evaluation.campaign.Campaigns;
import org.minkao.evaluation.memory.MemoryCampaigns;

class MemoryCampaignsTest extends CampaignsContract {
    @Override
    Campaigns empty() {
        return new MemoryCampaigns();
    }
}
