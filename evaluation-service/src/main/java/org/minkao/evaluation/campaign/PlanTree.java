package org.minkao.evaluation.campaign;

import org.minkao.ballot.Json;

/** Port to the plan's file form: the tree in which differences have their places. */
public interface PlanTree {
    Json of(Plan plan);

    /** The plan that a tree says, or a refusal naming what a plan's file cannot say. */
    Plan plan(Json tree);
}
