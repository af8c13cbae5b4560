package org.minkao.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.minkao.gateway.door.ClientAddress;
import org.minkao.gateway.door.Door;
import org.minkao.gateway.door.Doors;
import org.minkao.gateway.problem.Code;
import org.minkao.gateway.problem.GatewayProblem;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Limits per client address, in memory only: wide for everybody, narrow for whoever keeps failing at a guarded door. */
public final class RateLimit implements WebFilter, Ordered {

    private static final Duration FORGET = Duration.ofMinutes(10);

    private final Doors doors;
    private final ClientAddress addresses;
    private final RateSettings settings;
    private final LongSupplier nanos;
    private final Cache<String, TokenBucket> requests;
    private final Cache<String, TokenBucket> failures;

    public RateLimit(Doors doors, ClientAddress addresses, RateSettings settings, LongSupplier nanos) {
        this.doors = doors;
        this.addresses = addresses;
        this.settings = settings;
        this.nanos = nanos;
        this.requests = cache(settings);
        this.failures = cache(settings);
    }

    private static Cache<String, TokenBucket> cache(RateSettings settings) {
        return Caffeine.newBuilder()
                .maximumSize(settings.addresses())
                .expireAfterAccess(FORGET)
                .build();
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 30;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (doors.of(exchange) == Door.MANAGEMENT) {
            return chain.filter(exchange);
        }
        long now = nanos.getAsLong();
        String address = addresses.of(exchange.getRequest());
        TokenBucket bucket = requests.get(address, key -> new TokenBucket(settings.perSecond(), settings.burst(), now));
        if (!bucket.take(now)) {
            return slowDown(bucket, now);
        }
        return doors.guarded(exchange) ? guarded(exchange, chain, address, now) : chain.filter(exchange);
    }

    private Mono<Void> guarded(ServerWebExchange exchange, WebFilterChain chain, String address, long now) {
        TokenBucket bucket = failures.get(
                address, key -> new TokenBucket(settings.failuresPerSecond(), settings.failureBurst(), now));
        if (bucket.empty(now)) {
            return slowDown(bucket, now);
        }
        exchange.getResponse()
                .beforeCommit(() -> Mono.fromRunnable(() -> {
                    if (refused(exchange.getResponse().getStatusCode())) {
                        bucket.take(nanos.getAsLong());
                    }
                }));
        return chain.filter(exchange);
    }

    private static boolean refused(@Nullable HttpStatusCode status) {
        return status != null && status.is4xxClientError();
    }

    private static Mono<Void> slowDown(TokenBucket bucket, long now) {
        Duration pause = Duration.ofSeconds(bucket.pause(now));
        return Mono.error(GatewayProblem.of(Code.SLOW_DOWN, pause.toSeconds()).retryAfter(pause));
    }
}
