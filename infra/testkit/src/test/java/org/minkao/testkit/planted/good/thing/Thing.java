package org.minkao.testkit.planted.good.thing;

import java.time.Clock;
import java.time.Instant;
import org.minkao.kit.core.TextId;

/** A feature that keeps the rules. */
public record Thing(String value, Instant at) implements TextId {
    public static Thing now(String value, Clock clock) {
        return new Thing(value, Instant.now(clock));
    }
}
