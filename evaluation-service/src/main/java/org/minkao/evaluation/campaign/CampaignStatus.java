package org.minkao.evaluation.campaign;

/** How far a campaign has come. */
public enum CampaignStatus {
    DRAFT,
    REVIEWED,
    FROZEN,
    RUNNING,
    CLOSED,
    RESULT_CONFIRMED,
    PUBLISHED,
    ARCHIVED;

    /** True once the plan can no longer change. */
    public boolean isFrozen() {
        return compareTo(FROZEN) >= 0;
    }

    public boolean isClosed() {
        return compareTo(CLOSED) >= 0;
    }
}
