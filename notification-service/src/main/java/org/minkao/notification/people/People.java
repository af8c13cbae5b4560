package org.minkao.notification.people;

import java.util.Optional;
import java.util.Set;

/** The people of every campaign, fed by events. */
public interface People {
    Optional<CampaignPeople> of(String campaign);

    /** The campaigns whose plan gives the person this role. */
    Set<String> campaignsOf(String person, String role);
}
