package org.minkao.notification.inbox;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One message in one person's inbox; the text is rendered from the template's version when it is read. */
public record InboxMessage(
        String id,
        String person,
        String campaign,
        String template,
        int templateVersion,
        Map<String, String> params,
        Instant at,
        @Nullable Instant readAt) {

    public InboxMessage {
        params = Map.copyOf(params);
    }

    /** The id is made of event and person: the same event tells the same person once. It stands in addresses as it is. */
    public static InboxMessage unread(
            String event,
            String person,
            String campaign,
            String template,
            int version,
            Map<String, String> params,
            Instant at) {
        return new InboxMessage(event + "~" + person, person, campaign, template, version, params, at, null);
    }

    public InboxMessage read(Instant when) {
        return readAt != null
                ? this
                : new InboxMessage(id, person, campaign, template, templateVersion, params, at, when);
    }
}
