package org.minkao.rectification.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.util.List;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.mongo.Aggregates;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;
import org.minkao.rectification.finding.Finding;
import org.minkao.rectification.finding.FindingEvent;
import org.minkao.rectification.finding.FindingStatus;
import org.minkao.rectification.finding.Findings;
import org.minkao.rectification.people.CampaignId;

/** Findings in the collection {@code findings}. */
public final class MongoFindings extends Aggregates<Finding, FindingEvent> implements Findings {
    private static final String STATUS = "state.status";

    public MongoFindings(MongoDoor door, Outbox outbox, Clock clock) {
        super(door, "findings", Finding.class, new SilentMapping<>(), ByCampaign.AUDIT_TOPIC, outbox, clock);
        declareIndex(Indexes.ascending(ByCampaign.CAMPAIGN));
        declareIndex(
                Indexes.ascending(STATUS),
                new IndexOptions().partialFilterExpression(Filters.eq(STATUS, FindingStatus.OPENING.name())));
    }

    @Override
    public List<Versioned<Finding>> ofCampaign(CampaignId campaign) {
        return query(ByCampaign.of(campaign), ByCampaign.BY_ID, ByCampaign.MOST);
    }

    @Override
    public List<Versioned<Finding>> opening() {
        return query(Filters.eq(STATUS, FindingStatus.OPENING.name()), ByCampaign.BY_ID, ByCampaign.MOST);
    }
}
