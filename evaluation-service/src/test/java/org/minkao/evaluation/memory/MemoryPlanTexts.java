package org.minkao.evaluation.memory;

import java.util.List;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.PlanTexts;

/** The wordings of plans in memory. */
public final class MemoryPlanTexts extends MemoryStore<Plan, Void> implements PlanTexts {

    @Override
    public void keep(String text, Plan plan) {
        insert(text, plan, List.of(), null);
    }

    @Override
    public Plan text(String text) {
        return require(text).state();
    }
}
