package org.minkao.evaluation.campaign;

import org.minkao.ballot.Json;

/** Port to the plan's file form: the tree in which differences have their places. */
@FunctionalInterface
public interface PlanTree {
    Json of(Plan plan);
}
