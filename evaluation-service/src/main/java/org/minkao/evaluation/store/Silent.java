package org.minkao.evaluation.store;

import org.minkao.kit.core.EventMapping;
import org.minkao.kit.core.OutgoingEvent;

/** The mapping of those that tell no other room anything. */
final class Silent implements EventMapping<Void> {

    @Override
    public OutgoingEvent map(Void event) {
        throw new IllegalStateException("there is no event to map");
    }
}
