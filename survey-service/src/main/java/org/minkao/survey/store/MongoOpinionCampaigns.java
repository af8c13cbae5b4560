package org.minkao.survey.store;

import java.util.Optional;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Projections;
import org.minkao.survey.opinion.OpinionCampaign;
import org.minkao.survey.opinion.OpinionCampaigns;

/** This room's copy of the campaigns that take opinions. */
public final class MongoOpinionCampaigns implements OpinionCampaigns {
    private final Projections<OpinionCampaign> documents;

    public MongoOpinionCampaigns(MongoDoor door) {
        this.documents = new Projections<>(door, "opinionCampaigns", OpinionCampaign.class);
    }

    @Override
    public Optional<OpinionCampaign> find(String campaign) {
        return documents.find(campaign);
    }

    @Override
    public void keep(OpinionCampaign campaign, IncomingEvent because) {
        documents.apply(campaign.campaign(), because, before -> campaign);
    }
}
