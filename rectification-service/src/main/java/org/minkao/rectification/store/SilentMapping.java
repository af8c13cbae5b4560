package org.minkao.rectification.store;

import org.minkao.kit.core.EventMapping;
import org.minkao.kit.core.OutgoingEvent;

/** For what stays in this room: there is no event to map. */
final class SilentMapping<E> implements EventMapping<E> {
    @Override
    public OutgoingEvent map(E event) {
        throw new IllegalStateException(event + " has no contract (expected: never sent)");
    }
}
