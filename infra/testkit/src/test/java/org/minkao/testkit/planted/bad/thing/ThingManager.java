package org.minkao.testkit.planted.bad.thing;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.testkit.planted.bad.other.Other;
import org.minkao.testkit.planted.bad.web.ThingView;
import org.springframework.stereotype.Component;

/** Breaks nearly every rule. */
@Component
public class ThingManager {
    Other other = new Other(null);
    ThingView view = new ThingView(null);
    MongoDoor door;

    public Instant when() {
        return Instant.now();
    }

    public Supplier<UUID> how() {
        return UUID::randomUUID;
    }

    public double dice() {
        return new java.util.Random().nextDouble();
    }

    public String swallow() {
        try {
            return when().toString();
        } catch (Exception e) {
            return "";
        }
    }
}
