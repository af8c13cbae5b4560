package org.minkao.gateway.login;

import io.netty.channel.ChannelOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.minkao.gateway.door.PublicSettings;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.authentication.ReactiveOidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** The realm as seen from the gateway: its endpoints, its keys, the end of a login there. */
final class Realm {

    static final String REGISTRATION = "minkao";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final IdentitySettings settings;
    private final String secret;
    private final WebClient http;
    private final ClientRegistration registration;

    Realm(IdentitySettings settings, PublicSettings address) {
        this.settings = settings;
        this.secret = settings.clientSecret();
        this.http = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(HttpClient.create()
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) PATIENCE.toMillis())
                        .responseTimeout(PATIENCE)))
                .build();
        this.registration = ClientRegistration.withRegistrationId(REGISTRATION)
                .clientId(settings.clientId())
                .clientSecret(secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                // Absolute, so that no Host header decides where a code goes.
                .redirectUri(address.base() + "/login/oauth2/code/" + REGISTRATION)
                .scope(settings.scopes())
                .issuerUri(settings.issuerUri().toString())
                .authorizationUri(settings.front("auth"))
                .tokenUri(settings.back("token"))
                .jwkSetUri(settings.jwksUri().toString())
                .userNameAttributeName("sub")
                .providerConfigurationMetadata(Map.of("end_session_endpoint", settings.front("logout")))
                .build();
    }

    ClientRegistration registration() {
        return registration;
    }

    WebClient http() {
        return http;
    }

    Seal seal() {
        return new Seal(secret);
    }

    /** For bearer tokens: signature, issuer, expiry; services look at audience and roles themselves. */
    ReactiveJwtDecoder bearerTokens() {
        NimbusReactiveJwtDecoder decoder = keys();
        decoder.setJwtValidator(
                JwtValidators.createDefaultWithIssuer(settings.issuerUri().toString()));
        return decoder;
    }

    ReactiveJwtDecoder idTokens(Clock clock) {
        OidcIdTokenValidator idToken = new OidcIdTokenValidator(registration);
        idToken.setClock(clock);
        NimbusReactiveJwtDecoder decoder = keys();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefault(), idToken));
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(ReactiveOidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        return decoder;
    }

    /** For the realm's word that a login has ended. */
    ReactiveJwtDecoder logoutTokens() {
        NimbusReactiveJwtDecoder decoder = keys();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                new JwtIssuerValidator(settings.issuerUri().toString()),
                new JwtAudienceValidator(settings.clientId())));
        return decoder;
    }

    private NimbusReactiveJwtDecoder keys() {
        return NimbusReactiveJwtDecoder.withJwkSetUri(settings.jwksUri().toString())
                .webClient(http)
                .build();
    }

    /** Ends the login at the realm; false when it could not be told. The token goes there directly, never through a browser. */
    Mono<Boolean> end(String renewalToken) {
        return http.post()
                .uri(settings.back("logout"))
                .body(BodyInserters.fromFormData("client_id", settings.clientId())
                        .with("client_secret", secret)
                        .with("refresh_token", renewalToken))
                .retrieve()
                .toBodilessEntity()
                .map(answer -> answer.getStatusCode().is2xxSuccessful())
                .onErrorReturn(false);
    }

    /** Where a browser can end it by itself. */
    String frontChannelEnd() {
        return settings.front("logout") + "?client_id=" + settings.clientId();
    }
}
