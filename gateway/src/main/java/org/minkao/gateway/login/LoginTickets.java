package org.minkao.gateway.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpCookie;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A login that has begun lives in a sealed cookie, so that whoever only knocks costs the gateway no session. */
final class LoginTickets implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    /** Where to go after the login. */
    static final String RETURN_TO = "minkao.return-to";

    private static final String PURPOSE = "login";
    private static final String UNTIL = "until";
    private static final String STATE = "state";
    private static final ParameterizedTypeReference<Map<String, String>> FIELDS = new ParameterizedTypeReference<>() {};

    private final Seal seal;
    private final Cookies cookies;
    private final JsonMapper json;
    private final ClientRegistration registration;
    private final SessionSettings settings;
    private final Clock clock;

    LoginTickets(
            Seal seal,
            Cookies cookies,
            JsonMapper json,
            ClientRegistration registration,
            SessionSettings settings,
            Clock clock) {
        this.seal = seal;
        this.cookies = cookies;
        this.json = json;
        this.registration = registration;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Mono<Void> saveAuthorizationRequest(OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        return Mono.fromRunnable(() -> {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put(UNTIL, clock.instant().plus(settings.login()).toString());
            fields.put(STATE, request.getState());
            fields.put(
                    RETURN_TO,
                    ReturnPath.safe(exchange.getRequest().getQueryParams().getFirst("to")));
            copy(request.getAttributes(), PkceParameterNames.CODE_VERIFIER, fields);
            copy(request.getAttributes(), OidcParameterNames.NONCE, fields);
            String ticket = seal.seal(json.writeValueAsBytes(fields));
            exchange.getResponse().addCookie(cookies.cookie(PURPOSE, ticket, settings.login()));
        });
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        return Mono.fromSupplier(() ->
                ticket(exchange).flatMap(fields -> request(fields, exchange)).orElse(null));
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
        return loadAuthorizationRequest(exchange).doOnNext(request -> {
            exchange.getAttributes().put(RETURN_TO, request.getAttribute(RETURN_TO));
            exchange.getResponse().addCookie(cookies.cookie(PURPOSE, "", Duration.ZERO));
        });
    }

    private Optional<Map<String, String>> ticket(ServerWebExchange exchange) {
        HttpCookie cookie = exchange.getRequest().getCookies().getFirst(cookies.name(PURPOSE));
        return Optional.ofNullable(cookie)
                .flatMap(found -> seal.open(found.getValue()))
                .flatMap(this::fields)
                .filter(fields -> Instant.parse(fields.getOrDefault(UNTIL, "1970-01-01T00:00:00Z"))
                        .isAfter(clock.instant()));
    }

    private Optional<Map<String, String>> fields(byte[] plain) {
        try {
            return Optional.of(json.readValue(plain, json.constructType(FIELDS.getType())));
        } catch (JacksonException foreign) {
            return Optional.empty();
        }
    }

    private Optional<OAuth2AuthorizationRequest> request(Map<String, String> fields, ServerWebExchange exchange) {
        String state = fields.getOrDefault(STATE, "");
        String given = exchange.getRequest().getQueryParams().getFirst(OAuth2ParameterNames.STATE);
        if (state.isEmpty() || !state.equals(given)) {
            return Optional.empty();
        }
        return Optional.of(OAuth2AuthorizationRequest.authorizationCode()
                .clientId(registration.getClientId())
                .authorizationUri(
                        Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .redirectUri(registration.getRedirectUri())
                .scopes(registration.getScopes())
                .state(state)
                .attributes(attributes -> {
                    attributes.putAll(fields);
                    attributes.put(OAuth2ParameterNames.REGISTRATION_ID, registration.getRegistrationId());
                })
                .build());
    }

    private static void copy(Map<String, Object> from, String name, Map<String, String> to) {
        if (from.get(name) instanceof String text) {
            to.put(name, text);
        }
    }
}
