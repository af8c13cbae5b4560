package org.minkao.gateway.limit;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.minkao.gateway.problem.GatewayProblem;
import org.springframework.web.server.ResponseStatusException;

/** Resilience4j's breakers and time limits, one of each per name that a route uses. */
public final class Breakers {

    private Breakers() {}

    public static CircuitBreakerRegistry breakers(BreakerSettings settings) {
        return CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(settings.window())
                .minimumNumberOfCalls(settings.minimumCalls())
                .failureRateThreshold(settings.failurePercent())
                .waitDurationInOpenState(settings.openFor())
                .permittedNumberOfCallsInHalfOpenState(settings.probes())
                .ignoreException(Breakers::callersFault)
                .build());
    }

    /** Otherwise anybody could open the breaker for everybody. */
    static boolean callersFault(Throwable thrown) {
        return switch (thrown) {
            case GatewayProblem problem -> problem.status() < 500;
            case ResponseStatusException status -> status.getStatusCode().is4xxClientError();
            default -> false;
        };
    }

    public static TimeLimiterRegistry timeLimits(BreakerSettings settings) {
        Map<String, TimeLimiterConfig> configs = new HashMap<>();
        Map<String, Duration> own = settings.timeLimits();
        if (own != null) {
            own.forEach((name, limit) -> configs.put(name, limit(limit)));
        }
        configs.put("default", limit(settings.timeLimit()));
        return TimeLimiterRegistry.of(configs);
    }

    private static TimeLimiterConfig limit(Duration limit) {
        return TimeLimiterConfig.custom().timeoutDuration(limit).build();
    }
}
