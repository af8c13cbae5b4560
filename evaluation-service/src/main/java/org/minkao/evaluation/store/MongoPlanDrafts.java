package org.minkao.evaluation.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.util.List;
import org.bson.conversions.Bson;
import org.minkao.evaluation.draft.PlanDraft;
import org.minkao.evaluation.draft.PlanDraftStatus;
import org.minkao.evaluation.draft.PlanDrafts;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.mongo.Aggregates;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;

/** Drafts of plans in MongoDB. */
public final class MongoPlanDrafts extends Aggregates<PlanDraft, Void> implements PlanDrafts {
    private static final int MOST = 100;
    private static final Bson OPEN = eq("state.status", PlanDraftStatus.OPEN.name());

    public MongoPlanDrafts(MongoDoor door, Outbox outbox, Clock clock) {
        super(door, "planDrafts", PlanDraft.class, new Silent(), Audit.TOPIC, outbox, clock);
        declareIndex(Indexes.ascending("state.status"));
    }

    @Override
    public long countOpen() {
        return count(OPEN);
    }

    @Override
    public List<Versioned<PlanDraft>> open() {
        return query(OPEN, Sorts.orderBy(Sorts.descending("state.changedAt"), Sorts.ascending("_id")), MOST);
    }
}
