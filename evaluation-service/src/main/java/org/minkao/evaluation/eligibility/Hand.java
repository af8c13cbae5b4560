package org.minkao.evaluation.eligibility;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Check;

/** One person's part in a roster: who, in which role, why and when. */
public record Hand(String person, String role, String reason, Instant at) {
    /** Rosters are the county office's alone. */
    static final String ROLE = "county";

    private static final int LONGEST_REASON = 500;

    /** Refuses everybody else, and who gives no reason. */
    static Hand of(Actor actor, @Nullable String reason, Instant at) {
        actor.require(ROLE);
        return new Hand(actor.id(), ROLE, Check.text("reason", reason, 1, LONGEST_REASON), at);
    }
}
