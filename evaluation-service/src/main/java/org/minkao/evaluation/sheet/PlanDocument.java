package org.minkao.evaluation.sheet;

import org.minkao.evaluation.campaign.Plan;

/** The plan in its own file form, without anybody's address. */
public interface PlanDocument {
    byte[] bytes(Plan plan);
}
