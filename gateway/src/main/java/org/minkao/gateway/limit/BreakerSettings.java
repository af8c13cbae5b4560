package org.minkao.gateway.limit;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** When a breaker opens and for how long, and how long a service may take per route. */
@ConfigurationProperties("minkao.breaker")
public record BreakerSettings(
        @DefaultValue("50") int window,
        @DefaultValue("20") int minimumCalls,
        @DefaultValue("50") int failurePercent,
        @DefaultValue("5s") Duration openFor,
        @DefaultValue("5") int probes,
        @DefaultValue("10s") Duration timeLimit,
        @Nullable Map<String, Duration> timeLimits) {

    public BreakerSettings {
        timeLimits = timeLimits == null ? Map.of() : Map.copyOf(timeLimits);
        if (!timeLimit.isPositive() || timeLimits.values().stream().anyMatch(limit -> !limit.isPositive())) {
            throw new IllegalArgumentException("minkao.breaker has the time limits " + timeLimit + " and " + timeLimits
                    + " (expected: each greater than nothing)");
        }
    }
}
