package org.minkao.gateway.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** What all bodies together may take of the memory, and within which time one must have arrived. */
@ConfigurationProperties("minkao.body")
public record BodySettings(
        @DefaultValue("32MB") DataSize together,
        @DefaultValue("20s") Duration within) {

    public BodySettings {
        if (together.toBytes() <= 0 || !within.isPositive()) {
            throw new IllegalArgumentException("minkao.body is " + together + " within " + within
                    + " (expected: a size and a time greater than nothing)");
        }
    }
}
