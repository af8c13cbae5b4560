package org.minkao.gateway.boot;

import java.util.Set;
import org.minkao.gateway.door.Door;
import org.minkao.gateway.door.Doors;
import org.minkao.gateway.problem.Code;
import org.minkao.gateway.problem.GatewayProblem;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Turns away whoever knocks where there is no door, before anything else looks at the request. */
final class DoorKeeper implements WebFilter, Ordered {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Doors doors;

    DoorKeeper(Doors doors) {
        this.doors = doors;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 20;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Door door = doors.of(exchange);
        if (door == Door.CLOSED) {
            return Mono.error(GatewayProblem.of(Code.NOT_FOUND));
        }
        HttpMethod method = exchange.getRequest().getMethod();
        if (door == Door.SITE && !READING.contains(method)) {
            return Mono.error(GatewayProblem.of(Code.METHOD_NOT_ALLOWED));
        }
        return chain.filter(exchange);
    }
}
