package org.minkao.notification.audit;

import java.util.List;
import java.util.Set;

/** Which entries somebody may see. */
public sealed interface Sight {

    /** Collections whose ids are those of campaigns; an entry about anything else names no campaign. */
    List<String> NAMING_A_CAMPAIGN = List.of("campaigns", "rosters", "results");

    /** All of them. */
    record Everything() implements Sight {}

    /** Those about these campaigns and, if so said, those that name none. */
    record Part(Set<String> campaigns, boolean unattributed) implements Sight {
        public Part {
            campaigns = Set.copyOf(campaigns);
        }
    }
}
