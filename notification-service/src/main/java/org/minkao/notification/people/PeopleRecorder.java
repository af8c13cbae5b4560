package org.minkao.notification.people;

import java.util.List;
import java.util.Map;
import org.minkao.kit.core.IncomingEvent;

/** Records who acts in a campaign, once per event. */
public interface PeopleRecorder {
    void assigned(String campaign, String title, List<CampaignPeople.Assignment> assignments, IncomingEvent event);

    void contacts(String campaign, Map<String, String> emails, IncomingEvent event);
}
