package org.minkao.kit.kafka;

/** Whether the broker answered just now, and what it said. */
public record BrokerState(boolean up, String detail) {}
