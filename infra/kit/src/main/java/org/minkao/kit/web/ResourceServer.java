package org.minkao.kit.web;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.minkao.kit.core.Fault;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.client.RestTemplate;

/** Every service checks every token itself; what no list opens needs one. */
public final class ResourceServer {
    private static final Duration SKEW = Duration.ofSeconds(20);
    private static final Duration ASK = Duration.ofSeconds(3);

    private ResourceServer() {}

    public static SecurityFilterChain chain(
            HttpSecurity http, JwtDecoder decoder, OpenPaths open, Problems problems, String operatorRole) {
        JwtAuthenticationConverter roles = new JwtAuthenticationConverter();
        roles.setJwtGrantedAuthoritiesConverter(ResourceServer::authorities);
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(
                                    jakarta.servlet.DispatcherType.ERROR,
                                    jakarta.servlet.DispatcherType.ASYNC,
                                    jakarta.servlet.DispatcherType.FORWARD)
                            .permitAll();
                    requests.requestMatchers(EndpointRequest.to("health", "prometheus"))
                            .permitAll();
                    requests.requestMatchers(EndpointRequest.toAnyEndpoint()).hasRole(operatorRole);
                    open.paths()
                            .forEach(path ->
                                    requests.requestMatchers(matcher(path)).permitAll());
                    requests.anyRequest().authenticated();
                })
                .oauth2ResourceServer(server -> server.jwt(
                                jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(roles))
                        .authenticationEntryPoint((request, response, e) -> problems.write(e, request, response))
                        .accessDeniedHandler((request, response, e) -> problems.write(e, request, response)))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(
                                (request, response, e) -> problems.write(e, request, response))
                        .accessDeniedHandler((request, response, e) -> problems.write(e, request, response)))
                .build();
    }

    /**
     * Doors that are both open and quiet: nobody is recognised there, so nothing looks for a token, a session or a
     * context either; the firewall of paths still stands before them.
     */
    public static SecurityFilterChain anonymous(OpenPaths open, QuietPaths quiet) {
        List<PathPatterns> unwatched =
                quiet.patterns().stream().map(PathPatterns::of).toList();
        List<RequestMatcher> doors = open.paths().stream()
                .filter(path -> unwatched.stream().anyMatch(pattern -> pattern.matches(OpenPaths.pattern(path))))
                .<RequestMatcher>map(ResourceServer::matcher)
                .toList();
        return new DefaultSecurityFilterChain(
                request -> doors.stream().anyMatch(door -> door.matches(request)), List.of());
    }

    /** Fetches the keys when the first token comes, so that the issuer may be down at start. */
    public static JwtDecoder decoder(TokenRules rules) {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(ASK);
        requests.setReadTimeout(ASK);
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(rules.jwks().toString())
                .restOperations(new RestTemplate(requests))
                .jwsAlgorithms(algorithms -> algorithms.addAll(
                        List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256)))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(SKEW),
                new JwtIssuerValidator(rules.issuer().toString()),
                claims(rules.audience())));
        return token -> {
            try {
                return decoder.decode(token);
            } catch (BadJwtException e) {
                throw e;
            } catch (JwtException e) {
                // Not the token's fault: the issuer does not give its keys.
                throw new Fault("the issuer's keys cannot be read", e);
            }
        };
    }

    private static OAuth2TokenValidator<Jwt> claims(String audience) {
        return token -> {
            List<String> audiences = token.getAudience();
            if (audiences == null || !audiences.contains(audience)) {
                return refused("aud is not " + audience);
            }
            if (token.getExpiresAt() == null) {
                return refused("exp is missing");
            }
            return token.getSubject() == null || token.getSubject().isBlank()
                    ? refused("sub is missing")
                    : OAuth2TokenValidatorResult.success();
        };
    }

    private static OAuth2TokenValidatorResult refused(String why) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", why, null));
    }

    private static Collection<GrantedAuthority> authorities(Jwt token) {
        return Actors.actor(token).roles().stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }

    private static PathPatternRequestMatcher matcher(String path) {
        String method = OpenPaths.method(path);
        PathPatternRequestMatcher.Builder builder = PathPatternRequestMatcher.withDefaults();
        return method == null
                ? builder.matcher(OpenPaths.pattern(path))
                : builder.matcher(HttpMethod.valueOf(method), OpenPaths.pattern(path));
    }
}
