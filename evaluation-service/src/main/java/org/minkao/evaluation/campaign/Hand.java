package org.minkao.evaluation.campaign;

import java.time.Instant;

/** One person's part in a step that two people take: who, in which role, why and when. */
public record Hand(String person, String role, String reason, Instant at) {

    /** Whether the county office stands behind it. */
    public boolean county() {
        return Roles.COUNTY.equals(role);
    }
}
