package org.minkao.rectification.cases;

import java.util.EnumSet;
import java.util.List;

/** Where a case stands. */
public enum CaseStatus {
    OPENED,
    ASSIGNED,
    PLAN_SUBMITTED,
    PLAN_APPROVED,
    IN_PROGRESS,
    SUBMITTED,
    RETURNED,
    VERIFIED,
    CONFIRMED,
    CLOSED,
    REOPENED,
    NOT_FEASIBLE,
    NOT_OURS;

    /** States in which the section still has work to do. */
    static final List<CaseStatus> AT_WORK =
            List.of(ASSIGNED, PLAN_SUBMITTED, PLAN_APPROVED, IN_PROGRESS, RETURNED, REOPENED);

    private static final EnumSet<CaseStatus> ENDED = EnumSet.of(CLOSED, NOT_FEASIBLE, NOT_OURS);
    private static final EnumSet<CaseStatus> HANDED_IN = EnumSet.of(SUBMITTED, VERIFIED, CONFIRMED);

    public boolean ended() {
        return ENDED.contains(this);
    }

    /** The work is done and others look at it: the owner's clock stands still. */
    public boolean handedIn() {
        return HANDED_IN.contains(this);
    }
}
