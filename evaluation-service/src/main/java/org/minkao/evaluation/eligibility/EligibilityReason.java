package org.minkao.evaluation.eligibility;

import org.minkao.kit.core.Reason;

/** Why eligibility says no to an office; the protocol's own refusals are the ballot library's. */
public enum EligibilityReason implements Reason {
    ROSTER_UNREADABLE(Kind.INVALID, "The roster file cannot be read"),
    ROSTER_HEADER(Kind.INVALID, "The roster file has no usable header"),
    ROSTER_HAS_BAD_ROWS(Kind.CONFLICT, "The roster has bad rows"),
    ROSTER_OUTDATED(Kind.CONFLICT, "The roster does not fit the plan any more"),
    ROSTER_TOO_SMALL(Kind.CONFLICT, "A voter class has too few people to hide a ballot"),
    ROSTER_CONFLICT_OF_INTEREST(Kind.CONFLICT, "Somebody on the roster would judge his own section"),
    ROLL_NOT_FROZEN(Kind.CONFLICT, "The campaign is not frozen with these rolls");

    private final Kind kind;
    private final String title;

    EligibilityReason(Kind kind, String title) {
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
