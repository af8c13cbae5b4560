package org.minkao.kit.core;

/**
 * Reacts to one event; must be idempotent. A {@link Refusal} is kept as a record and passes, anything else is tried
 * again and then parks the key.
 */
@FunctionalInterface
public interface EventHandler {
    void handle(IncomingEvent event);
}
