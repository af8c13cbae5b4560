package org.minkao.evaluation.campaign;

import org.jspecify.annotations.Nullable;

/** A decision of two people to start a phase or to close the survey before its date. */
public record Decision(
        String id,
        Kind kind,
        @Nullable Phase phase,
        Status status,
        Hand proposal,
        @Nullable Hand approval) {

    /** What is decided. */
    public enum Kind {
        START_PHASE,
        CLOSE_SURVEY
    }

    /** Proposed by one, approved by another. */
    public enum Status {
        PROPOSED,
        APPROVED
    }

    /** Start and end of the survey belong to the county office: one of the two must be of it. */
    boolean needsCounty() {
        return kind == Kind.CLOSE_SURVEY || phase == Phase.SURVEY;
    }

    Decision approved(Hand vote) {
        return new Decision(id, kind, phase, Status.APPROVED, proposal, vote);
    }
}
