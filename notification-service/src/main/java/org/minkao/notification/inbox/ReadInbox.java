package org.minkao.notification.inbox;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

/** A person reads the own inbox and nobody else's. */
public final class ReadInbox {
    private static final int PAGE = 200;

    private final InboxMessages inbox;
    private final Clock clock;

    public ReadInbox(InboxMessages inbox, Clock clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    public List<Versioned<InboxMessage>> list(Actor actor, Optional<String> campaign, boolean unreadOnly) {
        return inbox.of(actor.id(), campaign, unreadOnly, PAGE);
    }

    /** Somebody else's message is as absent as one that does not exist. */
    public Versioned<InboxMessage> markRead(Actor actor, String id) {
        Versioned<InboxMessage> message = inbox.find(id)
                .filter(found -> found.state().person().equals(actor.id()))
                .orElseThrow(() -> new Refusal(KitReason.NOT_FOUND, "there is no message " + id + " in your inbox"));
        if (message.state().readAt() != null) {
            return message;
        }
        InboxMessage read = message.state().read(clock.instant());
        inbox.save(id, message, read, List.of(), null);
        return new Versioned<>(read, message.version() + 1);
    }
}
