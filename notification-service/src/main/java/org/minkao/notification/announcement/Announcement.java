package org.minkao.notification.announcement;

import java.time.Instant;
import java.util.Map;

/**
 * Something to be told because of one event. It waits until the campaign's people are known, since events of
 * different topics may arrive in any order.
 */
public record Announcement(
        String event,
        String campaign,
        String template,
        Map<String, String> params,
        Audience audience,
        Instant at,
        Status status) {

    /** Whether the inboxes and deliveries have been made. */
    public enum Status {
        WAITING,
        SPREAD
    }

    public Announcement {
        params = Map.copyOf(params);
    }

    public static Announcement waiting(
            String event, String campaign, String template, Map<String, String> params, Audience audience, Instant at) {
        return new Announcement(event, campaign, template, params, audience, at, Status.WAITING);
    }

    public Announcement spread() {
        return new Announcement(event, campaign, template, params, audience, at, Status.SPREAD);
    }
}
