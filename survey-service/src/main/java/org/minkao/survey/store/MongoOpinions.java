package org.minkao.survey.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.bson.conversions.Bson;
import org.minkao.kit.core.EventMapping;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.mongo.Aggregates;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;
import org.minkao.survey.opinion.Opinion;
import org.minkao.survey.opinion.OpinionEvent;
import org.minkao.survey.opinion.Opinions;

/** Opinions in MongoDB, one document each. */
public final class MongoOpinions extends Aggregates<Opinion, OpinionEvent.Published> implements Opinions {
    private static final String CAMPAIGN = "state.campaign";
    private static final String APPRAISEE = "state.appraisee";
    private static final String RECEIVED_ON = "state.said.receivedOn";
    private static final Bson NEWEST_FIRST = Sorts.orderBy(Sorts.descending(RECEIVED_ON), Sorts.ascending("_id"));

    public MongoOpinions(MongoDoor door, EventMapping<OpinionEvent.Published> mapping, Outbox outbox, Clock clock) {
        super(door, "opinions", Opinion.class, mapping, "minkao.survey.audit", outbox, clock);
        declareIndex(Indexes.ascending(CAMPAIGN, RECEIVED_ON));
    }

    @Override
    public List<Versioned<Opinion>> ofCampaign(String campaign, int limit) {
        return query(Filters.eq(CAMPAIGN, campaign), NEWEST_FIRST, limit);
    }

    @Override
    public List<Versioned<Opinion>> ofSections(String campaign, Set<String> appraisees, int limit) {
        Bson theirs = Filters.and(Filters.eq(CAMPAIGN, campaign), Filters.in(APPRAISEE, appraisees));
        return query(theirs, NEWEST_FIRST, limit);
    }
}
