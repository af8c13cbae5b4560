package org.minkao.evaluation.eligibility;

import org.jspecify.annotations.Nullable;

/** One row of a sealed roll: the right to one ballot paper of one style; the text form says nothing of it. */
public record RollRow(
        String r,
        String campaign,
        String style,
        String attempt,
        String k,
        @Nullable String person,
        @Nullable String reserve,
        @Nullable String invitation,
        @Nullable String notice,
        @Nullable String claim,
        @Nullable String use,
        boolean invited,
        boolean closed) {

    /** The invitation has gone to the notification room and is forgotten here. */
    RollRow released() {
        return new RollRow(r, campaign, style, attempt, k, person, reserve, null, notice, claim, use, true, closed);
    }

    /** Reserved for this blinded token; what it takes to prove a claim is kept, the notice goes out. */
    RollRow claimed(String claimHash, String shownUse) {
        return new RollRow(
                r,
                campaign,
                style,
                attempt,
                k,
                person,
                reserve,
                invitation,
                null,
                claimHash,
                shownUse,
                invited,
                closed);
    }

    @Override
    public String toString() {
        return "RollRow";
    }
}
