package org.minkao.rectification.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.util.List;
import org.minkao.kit.core.EventMapping;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.mongo.Aggregates;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;
import org.minkao.rectification.cases.CaseEvent;
import org.minkao.rectification.cases.Cases;
import org.minkao.rectification.cases.RectificationCase;
import org.minkao.rectification.people.CampaignId;

/** Cases in the collection {@code cases}. */
public final class MongoCases extends Aggregates<RectificationCase, CaseEvent> implements Cases {
    private static final String CAMPAIGN = "state.origin.campaign";

    public MongoCases(MongoDoor door, EventMapping<CaseEvent> mapping, Outbox outbox, Clock clock) {
        super(door, "cases", RectificationCase.class, mapping, ByCampaign.AUDIT_TOPIC, outbox, clock);
        declareIndex(Indexes.ascending(CAMPAIGN));
    }

    @Override
    public List<Versioned<RectificationCase>> ofCampaign(CampaignId campaign) {
        return query(
                Filters.eq(CAMPAIGN, campaign.value()), Sorts.ascending("state.origin.number", "_id"), ByCampaign.MOST);
    }
}
