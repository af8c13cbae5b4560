package org.minkao.evaluation.store;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.bson.conversions.Bson;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.CampaignEvent;
import org.minkao.evaluation.campaign.CampaignStatus;
import org.minkao.evaluation.campaign.Campaigns;
import org.minkao.kit.core.EventMapping;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.mongo.Aggregates;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;

/** Campaigns in MongoDB. */
public final class MongoCampaigns extends Aggregates<Campaign, CampaignEvent> implements Campaigns {
    private static final int MOST = 500;
    private static final Bson NEWEST_FIRST = Sorts.orderBy(Sorts.descending("state.plan.year"), Sorts.ascending("_id"));
    private static final List<String> UNDER_WAY = Arrays.stream(CampaignStatus.values())
            .filter(status -> status.isFrozen() && status != CampaignStatus.ARCHIVED)
            .map(CampaignStatus::name)
            .toList();

    public MongoCampaigns(MongoDoor door, EventMapping<CampaignEvent> mapping, Outbox outbox, Clock clock) {
        super(door, "campaigns", Campaign.class, mapping, Audit.TOPIC, outbox, clock);
        declareIndex(Indexes.ascending("state.status"));
    }

    @Override
    public List<Versioned<Campaign>> all() {
        return query(Filters.empty(), NEWEST_FIRST, MOST);
    }

    @Override
    public List<Versioned<Campaign>> underWay() {
        return query(in("state.status", UNDER_WAY), Sorts.ascending("_id"), MOST);
    }
}
