package org.minkao.evaluation.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.util.List;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.inspection.Inspection;
import org.minkao.evaluation.inspection.InspectionEvent;
import org.minkao.evaluation.inspection.Inspections;
import org.minkao.kit.core.EventMapping;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.mongo.Aggregates;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;

/** Inspections in MongoDB. */
public final class MongoInspections extends Aggregates<Inspection, InspectionEvent> implements Inspections {
    /** Two kinds for each of at most 200 appraisees. */
    private static final int MOST = 400;

    public MongoInspections(MongoDoor door, EventMapping<InspectionEvent> mapping, Outbox outbox, Clock clock) {
        super(door, "inspections", Inspection.class, mapping, Audit.TOPIC, outbox, clock);
        declareIndex(Indexes.ascending("state.campaign"));
    }

    @Override
    public List<Versioned<Inspection>> of(CampaignId campaign) {
        return query(eq("state.campaign", campaign.value()), Sorts.ascending("_id"), MOST);
    }
}
