package org.minkao.notification.people;

import java.util.Optional;

/** The people of every campaign, fed by events. */
public interface People {
    Optional<CampaignPeople> of(String campaign);
}
