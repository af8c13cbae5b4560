package org.minkao.survey.store;

import java.time.LocalDate;
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

    /** A plan changes after its freeze, and both come in order under one key: there is always one before. */
    @Override
    public void extend(String campaign, LocalDate lastDay, IncomingEvent because) {
        documents.apply(campaign, because, before -> before == null ? null : before.until(lastDay));
    }
}
