package org.minkao.survey.store;

import java.util.Optional;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Projections;
import org.minkao.survey.interference.InterferenceCampaign;
import org.minkao.survey.interference.InterferenceCampaigns;

/** This feature's copy of the frozen campaigns. */
public final class MongoInterferenceCampaigns implements InterferenceCampaigns {
    private final Projections<InterferenceCampaign> documents;

    public MongoInterferenceCampaigns(MongoDoor door) {
        this.documents = new Projections<>(door, "interferenceCampaigns", InterferenceCampaign.class);
    }

    @Override
    public Optional<InterferenceCampaign> find(String campaign) {
        return documents.find(campaign);
    }

    @Override
    public void keep(InterferenceCampaign campaign, IncomingEvent because) {
        documents.apply(campaign.campaign(), because, before -> campaign);
    }
}
