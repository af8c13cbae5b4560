package org.minkao.evaluation.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.evaluation.result.Veto;
import org.minkao.evaluation.result.Vetoes;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.mongo.Aggregates;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;

/** Vetoes in MongoDB. */
public final class MongoVetoes extends Aggregates<Veto, Void> implements Vetoes {
    private static final int MOST = 2000;

    public MongoVetoes(MongoDoor door, Outbox outbox, Clock clock) {
        super(door, "vetoes", Veto.class, new Silent(), Audit.TOPIC, outbox, clock);
        declareIndex(Indexes.ascending("state.campaign"));
    }

    /** A score reads all of them: none may be left out for being one too many. */
    @Override
    public Versioned<Veto> insert(String id, Veto state, List<Void> events, @Nullable AuditEntry audit) {
        if (count(eq("state.campaign", state.campaign().value())) >= MOST) {
            throw new Refusal(
                    EvaluationReason.TOO_MANY,
                    "campaign %s has %d vetoes (expected: fewer)".formatted(state.campaign(), MOST));
        }
        return super.insert(id, state, events, audit);
    }

    @Override
    public List<Versioned<Veto>> of(CampaignId campaign) {
        return query(eq("state.campaign", campaign.value()), Sorts.ascending("_id"), 2 * MOST);
    }
}
