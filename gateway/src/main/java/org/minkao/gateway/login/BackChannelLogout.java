package org.minkao.gateway.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minkao.gateway.problem.Code;
import org.minkao.gateway.problem.GatewayProblem;
import org.springframework.http.CacheControl;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** Ends a session here when the realm says that its login has ended there (OpenID Connect Back-Channel Logout). */
public final class BackChannelLogout {

    public static final String PATH = "/logout/connect/back-channel/" + Realm.REGISTRATION;

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final Duration LONGEST_LOGIN = Duration.ofHours(12);

    private final ReactiveJwtDecoder tokens;
    /** The realm's session to ours, whose name may change; a session that nobody holds any more is forgotten. */
    private final Cache<String, WebSession> known;

    BackChannelLogout(ReactiveJwtDecoder tokens, SessionSettings settings) {
        this.tokens = tokens;
        this.known = Caffeine.newBuilder()
                .maximumSize(settings.most())
                .expireAfterWrite(LONGEST_LOGIN)
                .weakValues()
                .build();
    }

    Mono<Void> remember(Authentication person, ServerWebExchange exchange) {
        String login = person.getPrincipal() instanceof OidcUser user ? user.getClaimAsString("sid") : null;
        return login == null
                ? Mono.empty()
                : exchange.getSession()
                        .doOnNext(session -> known.put(login, session))
                        .then();
    }

    /** {@code POST} by the realm, with a logout token as form field. */
    public Mono<ServerResponse> end(ServerRequest request) {
        return request.exchange()
                .getFormData()
                .flatMap(form -> Mono.justOrEmpty(form.getFirst("logout_token")))
                .flatMap(tokens::decode)
                .onErrorMap(JwtException.class, foreign -> GatewayProblem.of(Code.MALFORMED))
                .mapNotNull(BackChannelLogout::login)
                .switchIfEmpty(Mono.error(() -> GatewayProblem.of(Code.MALFORMED)))
                .flatMap(this::end)
                .then(ServerResponse.ok().cacheControl(CacheControl.noStore()).build());
    }

    private static @Nullable String login(Jwt token) {
        Map<String, Object> events = token.getClaimAsMap("events");
        boolean logout = events != null && events.containsKey(EVENT) && !token.hasClaim("nonce");
        return logout ? token.getClaimAsString("sid") : null;
    }

    private Mono<Void> end(String login) {
        WebSession ours = known.asMap().remove(login);
        return ours == null ? Mono.empty() : ours.invalidate();
    }
}
