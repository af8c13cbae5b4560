package org.minkao.notification.store;

import org.minkao.kit.core.EventMapping;

/** The mapping of a room that tells people, not other rooms: it has no event to send. */
final class Silence {
    static final EventMapping<Void> ALWAYS = event -> {
        throw new IllegalStateException("this room sends no events");
    };

    private Silence() {}
}
