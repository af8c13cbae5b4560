package org.minkao.gateway.door;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.http.server.PathContainer;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Says of every request whose door it knocks at; a path under the API that no list names is nobody's. */
public final class Doors {

    private static final List<PathPattern> OWN = patterns(List.of(
            "/session",
            "/login",
            "/login/oauth2/code/{registration}",
            "/logout",
            "/logout/connect/back-channel/{registration}",
            "/api/docs",
            "/api/docs/"));
    private static final List<PathPattern> MANAGEMENT = patterns(List.of("/actuator", "/actuator/**"));
    private static final List<PathPattern> API = patterns(List.of("/api", "/api/**"));

    private final @Nullable ApplicationContext main;
    private final List<PathPattern> closed;
    private final List<PathPattern> signedIn;
    private final List<PathPattern> anonymous;
    private final List<PathPattern> silent;
    private final List<PathPattern> guarded;

    /** Requests that another context answers (the management server's) come through the same filters. */
    public Doors(DoorSettings settings, @Nullable ApplicationContext main) {
        this.main = main;
        this.closed = patterns(list(settings.closed()));
        this.signedIn = patterns(list(settings.signedIn()));
        this.anonymous = patterns(list(settings.anonymous()));
        this.silent = patterns(list(settings.silent()));
        this.guarded = patterns(list(settings.guarded()));
    }

    public Door of(ServerWebExchange exchange) {
        return known(exchange).door();
    }

    Door of(PathContainer path) {
        if (matches(closed, path)) {
            return Door.CLOSED;
        }
        if (matches(OWN, path)) {
            return Door.OWN;
        }
        if (matches(signedIn, path)) {
            return Door.SIGNED_IN;
        }
        if (matches(anonymous, path)) {
            return Door.ANONYMOUS;
        }
        return matches(API, path) ? Door.CLOSED : Door.SITE;
    }

    /** Nothing about the caller goes in, nothing but code and status comes out of a refusal, nothing is logged. */
    public boolean silent(ServerWebExchange exchange) {
        return known(exchange).silent();
    }

    /** Whoever guesses here is slowed down. */
    public boolean guarded(ServerWebExchange exchange) {
        return known(exchange).guarded();
    }

    /** Decided once, by the path that the caller wrote: a route may rewrite it later. */
    private Known known(ServerWebExchange exchange) {
        return (Known) exchange.getAttributes().computeIfAbsent(Known.class.getName(), key -> look(exchange));
    }

    private Known look(ServerWebExchange exchange) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        ApplicationContext answering = exchange.getApplicationContext();
        if (main != null && answering != null && !answering.equals(main)) {
            // The other server finds our routes too, and must not become a way around the doors.
            return new Known(matches(MANAGEMENT, path) ? Door.MANAGEMENT : Door.CLOSED, false, false);
        }
        return new Known(of(path), matches(silent, path), matches(guarded, path));
    }

    public ServerWebExchangeMatcher at(Door door) {
        return exchange -> of(exchange) == door
                ? ServerWebExchangeMatcher.MatchResult.match()
                : ServerWebExchangeMatcher.MatchResult.notMatch();
    }

    private static List<PathPattern> patterns(List<String> texts) {
        return texts.stream().map(PathPatternParser.defaultInstance::parse).toList();
    }

    private static List<String> list(@Nullable List<String> texts) {
        return texts == null ? List.of() : texts;
    }

    private static boolean matches(List<PathPattern> patterns, PathContainer path) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }

    private record Known(Door door, boolean silent, boolean guarded) {}
}
