package org.minkao.survey.store;

import com.mongodb.client.model.Filters;
import java.time.Clock;
import java.util.ArrayList;
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
import org.minkao.survey.opinion.Wanted;

/** Opinions in MongoDB, one document each. */
public final class MongoOpinions extends Aggregates<Opinion, OpinionEvent.Published> implements Opinions {
    private static final String CAMPAIGN = "state.campaign";
    private static final String APPRAISEE = "state.appraisee";
    private static final String RECEIVED_ON = "state.said.receivedOn";
    private static final String STATUS = "state.status";

    public MongoOpinions(MongoDoor door, EventMapping<OpinionEvent.Published> mapping, Outbox outbox, Clock clock) {
        super(door, "opinions", Opinion.class, mapping, "minkao.survey.audit", outbox, clock);
        declareIndex(NewestFirst.index(CAMPAIGN, RECEIVED_ON));
    }

    @Override
    public List<Versioned<Opinion>> ofCampaign(String campaign, Wanted wanted, int limit) {
        return those(Filters.eq(CAMPAIGN, campaign), wanted, limit);
    }

    @Override
    public List<Versioned<Opinion>> ofSections(String campaign, Set<String> appraisees, Wanted wanted, int limit) {
        return those(Filters.and(Filters.eq(CAMPAIGN, campaign), Filters.in(APPRAISEE, appraisees)), wanted, limit);
    }

    private List<Versioned<Opinion>> those(Bson scope, Wanted wanted, int limit) {
        List<Bson> all = new ArrayList<>(List.of(scope));
        if (wanted.status() != null) {
            all.add(Filters.eq(STATUS, wanted.status().name()));
        }
        if (wanted.after() != null) {
            all.add(NewestFirst.behind(RECEIVED_ON, wanted.after()));
        }
        return query(Filters.and(all), NewestFirst.sort(RECEIVED_ON), limit);
    }
}
