package org.minkao.rectification.store;

import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Projections;
import org.minkao.rectification.people.CampaignId;
import org.minkao.rectification.people.Campaigns;
import org.minkao.rectification.people.FrozenCampaign;

/** Frozen plans in the collection {@code campaigns}, fed by the campaign's events. */
public final class MongoCampaigns implements Campaigns {
    private final Projections<FrozenCampaign> plans;

    public MongoCampaigns(MongoDoor door) {
        this.plans = new Projections<>(door, "campaigns", FrozenCampaign.class);
    }

    @Override
    public void learn(IncomingEvent origin, FrozenCampaign campaign) {
        plans.apply(campaign.id().value(), origin, before -> campaign);
    }

    @Override
    public void phaseStarted(IncomingEvent origin, CampaignId campaign, String phase) {
        plans.apply(campaign.value(), origin, before -> before == null ? null : before.in(phase));
    }

    @Override
    public Optional<FrozenCampaign> find(CampaignId campaign) {
        return plans.find(campaign.value());
    }

    @Override
    public List<FrozenCampaign> all() {
        return plans.query(new Document(), ByCampaign.BY_ID, ByCampaign.MOST);
    }
}
