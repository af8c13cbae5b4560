package org.minkao.gateway.forward;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.minkao.gateway.door.Door;
import org.minkao.gateway.door.Doors;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Counts answers by route and status class, and nothing finer: no path, no time, no address. */
public final class Tally implements WebFilter, Ordered {

    private final Doors doors;
    private final MeterRegistry meters;

    public Tally(Doors doors, MeterRegistry meters) {
        this.doors = doors;
        this.meters = meters;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 5;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (doors.of(exchange) != Door.MANAGEMENT) {
            exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> count(exchange)));
        }
        return chain.filter(exchange);
    }

    private void count(ServerWebExchange exchange) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        meters.counter(
                        "minkao.gateway.answers",
                        "route",
                        route == null ? "none" : route.getId(),
                        "class",
                        statusClass(exchange.getResponse().getStatusCode()))
                .increment();
    }

    private static String statusClass(@Nullable HttpStatusCode status) {
        return status == null ? "2xx" : status.value() / 100 + "xx";
    }
}
