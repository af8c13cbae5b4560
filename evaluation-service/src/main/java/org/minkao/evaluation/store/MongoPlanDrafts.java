package org.minkao.evaluation.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.util.List;
import org.minkao.evaluation.draft.PlanDraft;
import org.minkao.evaluation.draft.PlanDraftStatus;
import org.minkao.evaluation.draft.PlanDrafts;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.mongo.Aggregates;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;

/** Drafts of plans in MongoDB. */
public final class MongoPlanDrafts extends Aggregates<PlanDraft, Void> implements PlanDrafts {
    private static final int MOST = 1000;

    public MongoPlanDrafts(MongoDoor door, Outbox outbox, Clock clock) {
        super(door, "planDrafts", PlanDraft.class, new Silent(), Audit.TOPIC, outbox, clock);
        declareIndex(Indexes.ascending("state.status"));
    }

    @Override
    public List<Versioned<PlanDraft>> open() {
        return query(
                eq("state.status", PlanDraftStatus.OPEN.name()),
                Sorts.orderBy(Sorts.descending("state.changedAt"), Sorts.ascending("_id")),
                MOST);
    }
}
