package org.minkao.evaluation.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.util.List;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.result.RollCount;
import org.minkao.evaluation.result.RollCounts;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.mongo.Aggregates;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;

/** Counts of closed rolls in MongoDB; the id is campaign|style, so that a style is counted once. */
public final class MongoRollCounts extends Aggregates<RollCount, Void> implements RollCounts {
    private static final int MOST = 100;

    public MongoRollCounts(MongoDoor door, Outbox outbox, Clock clock) {
        super(door, "rollCounts", RollCount.class, new Silent(), null, outbox, clock);
        declareIndex(Indexes.ascending("state.campaign"));
    }

    @Override
    public void put(RollCount count) {
        insertIfAbsent(count.campaign() + "|" + count.style(), count, List.of(), null);
    }

    @Override
    public List<RollCount> of(CampaignId campaign) {
        return query(eq("state.campaign", campaign.value()), Sorts.ascending("_id"), MOST).stream()
                .map(Versioned::state)
                .toList();
    }
}
