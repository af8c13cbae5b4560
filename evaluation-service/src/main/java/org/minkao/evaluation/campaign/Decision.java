package org.minkao.evaluation.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A decision of two people to start a phase or to close the survey before its date. */
public record Decision(
        String id,
        Kind kind,
        @Nullable Phase phase,
        Status status,
        Vote proposal,
        @Nullable Vote approval) {

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

    /** One person's part in it. */
    public record Vote(String person, boolean county, String reason, Instant at) {}

    /** Start and end of the survey belong to the county office: one of the two must be of it. */
    boolean needsCounty() {
        return kind == Kind.CLOSE_SURVEY || phase == Phase.SURVEY;
    }

    Decision approved(Vote vote) {
        return new Decision(id, kind, phase, Status.APPROVED, proposal, vote);
    }
}
