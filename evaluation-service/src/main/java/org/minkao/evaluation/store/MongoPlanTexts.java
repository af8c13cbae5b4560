package org.minkao.evaluation.store;

import java.time.Clock;
import java.util.List;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.PlanTexts;
import org.minkao.kit.mongo.Aggregates;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;

/** The wordings of plans in MongoDB, each a document of its own that is written once. */
public final class MongoPlanTexts extends Aggregates<Plan, Void> implements PlanTexts {

    public MongoPlanTexts(MongoDoor door, Outbox outbox, Clock clock) {
        super(door, "planTexts", Plan.class, new Silent(), null, outbox, clock);
    }

    @Override
    public void keep(String text, Plan plan) {
        insert(text, plan, List.of(), null);
    }

    @Override
    public Plan text(String text) {
        return require(text).state();
    }
}
