package org.minkao.evaluation.draft;

/** Where a draft stands: once used or discarded it is only read. */
public enum PlanDraftStatus {
    OPEN,
    USED,
    DISCARDED
}
