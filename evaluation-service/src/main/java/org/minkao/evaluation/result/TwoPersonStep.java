package org.minkao.evaluation.result;

import org.minkao.evaluation.campaign.Hand;

/** A step that took two people: what it was about, who began it and who decided it, each with role, reason and time. */
public record TwoPersonStep(Kind kind, String subject, Hand first, Hand second) {

    /** The steps of a campaign that nobody takes alone. */
    public enum Kind {
        /** Reviewed by one, frozen by another. */
        FREEZE,
        /** A change of the frozen plan, proposed by one, made by another. */
        LATE_CHANGE,
        /** Imported by one, sealed by another. */
        ROSTER_SEALED,
        START_PHASE,
        CLOSE_SURVEY,
        ADJUSTMENT,
        VETO,
        /** Computed by one, confirmed by another. */
        RESULT_CONFIRMED,
        /** Confirmed by one, published by another. */
        RESULT_PUBLISHED,
        /** A decision on an appeal, proposed by one and taken by another. */
        APPEAL
    }
}
