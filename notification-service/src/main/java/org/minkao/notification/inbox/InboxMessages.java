package org.minkao.notification.inbox;

import java.util.List;
import java.util.Optional;
import org.minkao.kit.core.Store;
import org.minkao.kit.core.Versioned;

/** All inboxes. */
public interface InboxMessages extends Store<InboxMessage, Void> {
    List<Versioned<InboxMessage>> of(String person, Optional<String> campaign, boolean unreadOnly, int limit);
}
