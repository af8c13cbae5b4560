package org.minkao.evaluation.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.evaluation.result.Adjustment;
import org.minkao.evaluation.result.Adjustments;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.mongo.Aggregates;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;

/** Adjustments in MongoDB. */
public final class MongoAdjustments extends Aggregates<Adjustment, Void> implements Adjustments {
    private static final int MOST = 2000;

    public MongoAdjustments(MongoDoor door, Outbox outbox, Clock clock) {
        super(door, "adjustments", Adjustment.class, new Silent(), Audit.TOPIC, outbox, clock);
        declareIndex(Indexes.ascending("state.campaign"));
    }

    /** A score reads all of them: none may be left out for being one too many. */
    @Override
    public Versioned<Adjustment> insert(String id, Adjustment state, List<Void> events, @Nullable AuditEntry audit) {
        if (count(eq("state.campaign", state.campaign().value())) >= MOST) {
            throw new Refusal(
                    EvaluationReason.TOO_MANY,
                    "campaign %s has %d adjustments (expected: fewer)".formatted(state.campaign(), MOST));
        }
        return super.insert(id, state, events, audit);
    }

    @Override
    public List<Versioned<Adjustment>> of(CampaignId campaign) {
        return query(eq("state.campaign", campaign.value()), Sorts.ascending("_id"), 2 * MOST);
    }
}
