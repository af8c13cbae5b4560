package org.minkao.evaluation.store;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.eligibility.KnownCampaign;
import org.minkao.evaluation.eligibility.KnownCampaigns;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Projections;

/** What eligibility has heard of campaigns, in its own database. */
public final class MongoKnownCampaigns implements KnownCampaigns {
    private final Projections<KnownCampaign> campaigns;

    public MongoKnownCampaigns(MongoDoor door) {
        campaigns = new Projections<>(door, "knownCampaigns", KnownCampaign.class);
    }

    @Override
    public Optional<KnownCampaign> find(String campaign) {
        return campaigns.find(campaign);
    }

    @Override
    public void apply(String campaign, IncomingEvent event, UnaryOperator<@Nullable KnownCampaign> change) {
        campaigns.apply(campaign, event, change);
    }
}
