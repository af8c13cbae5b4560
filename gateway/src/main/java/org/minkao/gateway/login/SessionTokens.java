package org.minkao.gateway.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.minkao.gateway.problem.Code;
import org.minkao.gateway.problem.GatewayProblem;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizationContext;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** Gives the token of a session, renewed when it is about to end; one renewal at a time per session. */
final class SessionTokens implements ReactiveOAuth2AuthorizedClientManager {

    private static final Duration AHEAD = Duration.ofSeconds(30);

    private final ServerOAuth2AuthorizedClientRepository clients;
    private final ReactiveOAuth2AuthorizedClientProvider renewal;
    private final Clock clock;
    private final ConcurrentHashMap<String, Mono<OAuth2AuthorizedClient>> running = new ConcurrentHashMap<>();

    SessionTokens(
            ServerOAuth2AuthorizedClientRepository clients,
            ReactiveOAuth2AuthorizedClientProvider renewal,
            Clock clock) {
        this.clients = clients;
        this.renewal = renewal;
        this.clock = clock;
    }

    @Override
    public Mono<OAuth2AuthorizedClient> authorize(OAuth2AuthorizeRequest request) {
        return Mono.deferContextual(context ->
                token(request.getPrincipal(), request.getClientRegistrationId(), exchange(request, context)));
    }

    private static ServerWebExchange exchange(
            OAuth2AuthorizeRequest request, reactor.util.context.ContextView context) {
        ServerWebExchange given = request.getAttribute(ServerWebExchange.class.getName());
        return given == null ? context.get(ServerWebExchange.class) : given;
    }

    Mono<OAuth2AuthorizedClient> token(Authentication person, String registration, ServerWebExchange exchange) {
        return exchange.getSession()
                .flatMap(session -> stored(person, registration, exchange)
                        .flatMap(client -> lasts(client, AHEAD)
                                ? Mono.just(client)
                                : renewOnce(session, person, registration, exchange))
                        .switchIfEmpty(Mono.defer(() -> ended(session))));
    }

    Mono<OAuth2AuthorizedClient> stored(Authentication person, String registration, ServerWebExchange exchange) {
        return clients.loadAuthorizedClient(registration, person, exchange);
    }

    private Mono<OAuth2AuthorizedClient> renewOnce(
            WebSession session, Authentication person, String registration, ServerWebExchange exchange) {
        String id = session.getId();
        return running.computeIfAbsent(
                id,
                key -> renew(session, person, registration, exchange)
                        .doFinally(signal -> running.remove(key))
                        .cache());
    }

    private Mono<OAuth2AuthorizedClient> renew(
            WebSession session, Authentication person, String registration, ServerWebExchange exchange) {
        // Read again: whoever came before may have renewed it, and a renewal token is good only once.
        return stored(person, registration, exchange)
                .flatMap(client -> lasts(client, AHEAD)
                        ? Mono.just(client)
                        : renewal.authorize(OAuth2AuthorizationContext.withAuthorizedClient(client)
                                        .principal(person)
                                        .build())
                                .flatMap(fresh -> clients.saveAuthorizedClient(fresh, person, exchange)
                                        .thenReturn(fresh))
                                .onErrorResume(failure -> failed(session, client, failure)));
    }

    private Mono<OAuth2AuthorizedClient> failed(WebSession session, OAuth2AuthorizedClient client, Throwable failure) {
        if (failure instanceof OAuth2AuthorizationException refused
                && OAuth2ErrorCodes.INVALID_GRANT.equals(refused.getError().getErrorCode())) {
            return ended(session);
        }
        return lasts(client, Duration.ZERO)
                ? Mono.just(client)
                : Mono.error(GatewayProblem.of(Code.SERVICE_UNAVAILABLE).retryAfter(Duration.ofSeconds(2)));
    }

    private static Mono<OAuth2AuthorizedClient> ended(WebSession session) {
        return session.invalidate().then(Mono.error(GatewayProblem.of(Code.LOGIN_REQUIRED)));
    }

    private boolean lasts(OAuth2AuthorizedClient client, Duration ahead) {
        @Nullable Instant end = client.getAccessToken().getExpiresAt();
        return end != null && end.isAfter(clock.instant().plus(ahead));
    }
}
