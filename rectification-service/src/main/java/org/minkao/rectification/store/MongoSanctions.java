package org.minkao.rectification.store;

import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.util.List;
import org.minkao.kit.core.EventMapping;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.mongo.Aggregates;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;
import org.minkao.rectification.people.CampaignId;
import org.minkao.rectification.sanction.Sanction;
import org.minkao.rectification.sanction.SanctionEvent;
import org.minkao.rectification.sanction.Sanctions;

/** Sanctions in the collection {@code sanctions}. */
public final class MongoSanctions extends Aggregates<Sanction, SanctionEvent.Decided> implements Sanctions {

    public MongoSanctions(MongoDoor door, EventMapping<SanctionEvent.Decided> mapping, Outbox outbox, Clock clock) {
        super(door, "sanctions", Sanction.class, mapping, ByCampaign.AUDIT_TOPIC, outbox, clock);
        declareIndex(Indexes.ascending(ByCampaign.CAMPAIGN));
    }

    @Override
    public List<Versioned<Sanction>> ofCampaign(CampaignId campaign) {
        return query(ByCampaign.of(campaign), ByCampaign.BY_ID, ByCampaign.MOST);
    }
}
