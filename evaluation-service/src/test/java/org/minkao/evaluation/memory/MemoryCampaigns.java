package org.minkao.evaluation.memory;

import java.util.Comparator;
import java.util.List;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.CampaignEvent;
import org.minkao.evaluation.campaign.CampaignStatus;
import org.minkao.evaluation.campaign.Campaigns;
import org.minkao.kit.core.Versioned;

/** Campaigns in memory. */
public final class MemoryCampaigns extends MemoryStore<Campaign, CampaignEvent> implements Campaigns {

    public MemoryCampaigns with(Campaign campaign) {
        given(campaign.id().value(), campaign);
        return this;
    }

    @Override
    public List<Versioned<Campaign>> all() {
        return where(campaign -> true).stream()
                .sorted(Comparator.comparingInt((Versioned<Campaign> found) ->
                                -found.state().plan().year())
                        .thenComparing(found -> found.state().id().value()))
                .toList();
    }

    @Override
    public List<Versioned<Campaign>> underWay() {
        return where(campaign -> campaign.status().isFrozen() && campaign.status() != CampaignStatus.ARCHIVED);
    }
}
