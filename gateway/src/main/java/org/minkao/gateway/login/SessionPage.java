package org.minkao.gateway.login;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minkao.gateway.problem.Code;
import org.minkao.gateway.problem.GatewayProblem;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** Tells the page who is logged in, and ends it; a token never leaves through here. */
public final class SessionPage {

    private final SessionTokens tokens;
    private final Realm realm;
    private final String rolesClaim;

    SessionPage(SessionTokens tokens, Realm realm, String rolesClaim) {
        this.tokens = tokens;
        this.realm = realm;
        this.rolesClaim = rolesClaim;
    }

    /** {@code GET /session}. */
    public Mono<ServerResponse> show(ServerRequest request) {
        return request.principal()
                .flatMap(principal -> view(principal, request.exchange()))
                .defaultIfEmpty(Map.of("authenticated", false))
                .onErrorResume(SessionPage::ended, over -> Mono.just(Map.of("authenticated", false)))
                .flatMap(view -> json(view));
    }

    private static boolean ended(Throwable thrown) {
        return thrown instanceof GatewayProblem problem && problem.code() == Code.LOGIN_REQUIRED;
    }

    private Mono<Map<String, Object>> view(Object principal, ServerWebExchange exchange) {
        if (principal instanceof JwtAuthenticationToken bearer) {
            return Mono.just(person(bearer.getToken(), List.of()));
        }
        if (principal instanceof OAuth2AuthenticationToken login && login.getPrincipal() instanceof OidcUser user) {
            return tokens.token(login, Realm.REGISTRATION, exchange)
                    .map(client -> person(user, roles(client)))
                    .flatMap(view -> withCsrf(view, exchange));
        }
        return Mono.empty();
    }

    private Map<String, Object> person(ClaimAccessor claims, List<String> rolesOfToken) {
        Map<String, Object> view = new LinkedHashMap<>();
        String username = text(claims, "preferred_username", text(claims, "sub", ""));
        view.put("authenticated", true);
        view.put("name", text(claims, "name", username));
        view.put("username", username);
        List<String> roles = claims.getClaimAsStringList(rolesClaim);
        view.put("roles", roles == null ? rolesOfToken : roles);
        return view;
    }

    private static String text(ClaimAccessor claims, String name, String otherwise) {
        String text = claims.getClaimAsString(name);
        return text == null ? otherwise : text;
    }

    /** What the services will see in the token, should the realm not put it into the ID token. */
    private List<String> roles(OAuth2AuthorizedClient client) {
        try {
            List<String> roles = JWTParser.parse(client.getAccessToken().getTokenValue())
                    .getJWTClaimsSet()
                    .getStringListClaim(rolesClaim);
            return roles == null ? List.of() : roles;
        } catch (ParseException opaque) {
            return List.of();
        }
    }

    private static Mono<Map<String, Object>> withCsrf(Map<String, Object> view, ServerWebExchange exchange) {
        Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
        return token == null
                ? Mono.just(view)
                : token.map(csrf -> {
                    view.put("csrf", Map.of("header", csrf.getHeaderName(), "token", csrf.getToken()));
                    return view;
                });
    }

    /** {@code POST /logout}: here and at the realm; says where the page should go next. */
    public Mono<ServerResponse> end(ServerRequest request) {
        ServerWebExchange exchange = request.exchange();
        return request.principal()
                .ofType(Authentication.class)
                .flatMap(person -> refreshToken(person, exchange))
                .flatMap(token -> realm.end(token))
                .defaultIfEmpty(false)
                .flatMap(told ->
                        request.session().flatMap(WebSession::invalidate).thenReturn(told))
                .flatMap(told -> json(Map.of("next", told ? "/" : realm.frontChannelEnd())));
    }

    private Mono<String> refreshToken(Authentication person, ServerWebExchange exchange) {
        return tokens.stored(person, Realm.REGISTRATION, exchange)
                .mapNotNull(OAuth2AuthorizedClient::getRefreshToken)
                .map(OAuth2RefreshToken::getTokenValue);
    }

    private static Mono<ServerResponse> json(@Nullable Object view) {
        return view == null
                ? Mono.empty()
                : ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(view);
    }
}
