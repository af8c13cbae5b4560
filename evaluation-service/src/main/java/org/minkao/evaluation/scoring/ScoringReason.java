package org.minkao.evaluation.scoring;

import org.minkao.kit.core.Reason;

/** Why scoring says no. */
public enum ScoringReason implements Reason {
    SCHEME_REFUSED(Kind.INVALID, "The scoring scheme is wrong"),
    SCORING_INPUT_REFUSED(Kind.CONFLICT, "The inputs of the score do not fit together"),
    OPENINGS_MISSING(Kind.CONFLICT, "Ballots have not all been opened");

    private final Kind kind;
    private final String title;

    ScoringReason(Kind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String title() {
        return title;
    }
}
