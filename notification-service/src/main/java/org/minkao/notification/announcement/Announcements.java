package org.minkao.notification.announcement;

import java.util.List;
import java.util.Set;
import org.minkao.kit.core.Store;
import org.minkao.kit.core.Versioned;

/** All announcements; the id is the event's id. */
public interface Announcements extends Store<Announcement, Void> {
    List<Versioned<Announcement>> waiting(String campaign, int limit);

    /** The campaigns for which something waits. */
    Set<String> waitingCampaigns();
}
