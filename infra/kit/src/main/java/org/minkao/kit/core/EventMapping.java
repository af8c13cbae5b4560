package org.minkao.kit.core;

/** Port between a service's event edge and its store: turns a feature's event into its contract. */
@FunctionalInterface
public interface EventMapping<E> {
    OutgoingEvent map(E event);
}
