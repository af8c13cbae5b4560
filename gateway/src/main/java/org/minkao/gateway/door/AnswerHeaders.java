package org.minkao.gateway.door;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Puts the security headers on every answer, whoever wrote it. */
public final class AnswerHeaders implements WebFilter, Ordered {

    private static final String SITE_POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none';" + " form-action 'self'; frame-ancestors 'none'";
    private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";
    private static final String FEATURES =
            "camera=(), microphone=(), geolocation=(), payment=(), usb=()," + " interest-cohort=(), browsing-topics=()";

    private final Doors doors;
    private final PublicSettings settings;

    public AnswerHeaders(Doors doors, PublicSettings settings) {
        this.doors = doors;
        this.settings = settings;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 10;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Door door = doors.of(exchange);
        exchange.getResponse()
                .beforeCommit(
                        () -> Mono.fromRunnable(() -> add(exchange.getResponse().getHeaders(), door)));
        return chain.filter(exchange);
    }

    private void add(HttpHeaders headers, Door door) {
        boolean html = door == Door.SITE || door == Door.OWN;
        headers.set("Content-Security-Policy", html ? SITE_POLICY : API_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Permissions-Policy", FEATURES);
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        if (settings.https()) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        if (door != Door.SITE && (door != Door.ANONYMOUS || !headers.containsHeader(HttpHeaders.CACHE_CONTROL))) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
