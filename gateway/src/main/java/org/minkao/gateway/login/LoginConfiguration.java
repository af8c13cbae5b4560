package org.minkao.gateway.login;

import java.net.URI;
import java.time.Clock;
import org.minkao.gateway.door.Door;
import org.minkao.gateway.door.Doors;
import org.minkao.gateway.door.PublicSettings;
import org.minkao.gateway.problem.Code;
import org.minkao.gateway.problem.GatewayProblem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.client.RefreshTokenReactiveOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.server.WebSessionServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoderFactory;
import org.springframework.security.web.server.DefaultServerRedirectStrategy;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.WebSessionServerCsrfTokenRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.session.WebSessionIdResolver;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The security chains: nobody's name is asked, a bearer token, a browser's session; what fits none is denied. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
public class LoginConfiguration {

    @Bean
    Realm realm(IdentitySettings settings, PublicSettings address) {
        return new Realm(settings, address);
    }

    @Bean
    ReactiveClientRegistrationRepository clientRegistrations(Realm realm) {
        return new InMemoryReactiveClientRegistrationRepository(realm.registration());
    }

    /** Tokens live in the session and end with it. */
    @Bean
    ServerOAuth2AuthorizedClientRepository authorizedClients() {
        return new WebSessionServerOAuth2AuthorizedClientRepository();
    }

    @Bean
    ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codeExchange(Realm realm) {
        WebClientReactiveAuthorizationCodeTokenResponseClient client =
                new WebClientReactiveAuthorizationCodeTokenResponseClient();
        client.setWebClient(realm.http());
        return client;
    }

    @Bean
    SessionTokens sessionTokens(Realm realm, ServerOAuth2AuthorizedClientRepository clients, Clock clock) {
        WebClientReactiveRefreshTokenTokenResponseClient http = new WebClientReactiveRefreshTokenTokenResponseClient();
        http.setWebClient(realm.http());
        RefreshTokenReactiveOAuth2AuthorizedClientProvider renewal =
                new RefreshTokenReactiveOAuth2AuthorizedClientProvider();
        renewal.setAccessTokenResponseClient(http);
        renewal.setClock(clock);
        return new SessionTokens(clients, renewal, clock);
    }

    @Bean
    ReactiveJwtDecoderFactory<ClientRegistration> idTokenDecoders(Realm realm, Clock clock) {
        ReactiveJwtDecoder decoder = realm.idTokens(clock);
        return registration -> decoder;
    }

    @Bean
    ReactiveJwtDecoder bearerTokens(Realm realm) {
        return realm.bearerTokens();
    }

    @Bean
    Cookies cookies(PublicSettings settings) {
        return new Cookies(settings);
    }

    @Bean
    WebSessionIdResolver webSessionIdResolver(Cookies cookies) {
        return cookies.sessionIds();
    }

    @Bean
    LoginTickets loginTickets(Realm realm, Cookies cookies, JsonMapper json, SessionSettings settings, Clock clock) {
        return new LoginTickets(realm.seal(), cookies, json, realm.registration(), settings, clock);
    }

    @Bean
    SessionPage sessionPage(SessionTokens tokens, Realm realm, IdentitySettings settings) {
        return new SessionPage(tokens, realm, settings.rolesClaim());
    }

    @Bean
    BackChannelLogout backChannelLogout(Realm realm, SessionSettings settings) {
        return new BackChannelLogout(realm.logoutTokens(), settings);
    }

    @Bean
    ServerExchangeRejectedHandler rejectedRequests() {
        return (exchange, rejected) -> Mono.error(GatewayProblem.of(Code.MALFORMED));
    }

    /** Where nobody's name is asked: no session, no token, no CSRF token. */
    @Bean
    @Order(1)
    SecurityWebFilterChain anonymousChain(ServerHttpSecurity http, Doors doors) {
        return bare(http)
                .securityMatcher(new OrServerWebExchangeMatcher(
                        doors.at(Door.ANONYMOUS),
                        doors.at(Door.MANAGEMENT),
                        ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, BackChannelLogout.PATH)))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .authorizeExchange(all -> all.anyExchange().permitAll())
                .build();
    }

    /** Whoever brings a token is judged by the token alone; cookies are not looked at. */
    @Bean
    @Order(2)
    SecurityWebFilterChain bearerChain(ServerHttpSecurity http, Doors doors, ReactiveJwtDecoder decoder) {
        ServerAuthenticationEntryPoint challenge = (exchange, failure) -> {
            exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            return Mono.error(
                    failure instanceof AuthenticationServiceException
                            ? failure
                            : GatewayProblem.of(Code.LOGIN_REQUIRED));
        };
        return doors(bare(http), doors)
                .securityMatcher(LoginConfiguration::hasAuthorization)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtDecoder(decoder))
                        .authenticationEntryPoint(challenge)
                        .accessDeniedHandler((exchange, denied) -> Mono.error(GatewayProblem.of(Code.NOT_ALLOWED))))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(challenge))
                .build();
    }

    /** Everybody else: a session after login, CSRF protection always. */
    @Bean
    @Order(3)
    SecurityWebFilterChain browserChain(
            ServerHttpSecurity http,
            Doors doors,
            LoginTickets tickets,
            BackChannelLogout logouts,
            ReactiveClientRegistrationRepository registrations,
            ServerOAuth2AuthorizedClientRepository clients) {
        WebSessionServerSecurityContextRepository contexts = new WebSessionServerSecurityContextRepository();
        return doors(bare(http), doors)
                .securityContextRepository(contexts)
                .csrf(csrf -> csrf.csrfTokenRepository(new WebSessionServerCsrfTokenRepository())
                        .accessDeniedHandler((exchange, denied) -> csrfProblem(exchange)))
                .oauth2Login(login -> login.authorizationRequestResolver(resolver(registrations))
                        .authorizationRequestRepository(tickets)
                        .authorizedClientRepository(clients)
                        .securityContextRepository(contexts)
                        .authenticationSuccessHandler((filter, person) -> csrfToken(filter.getExchange())
                                .then(logouts.remember(person, filter.getExchange()))
                                .then(redirect(filter, returnPath(filter))))
                        .authenticationFailureHandler((filter, failure) -> redirect(filter, "/?login=failed")))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(
                        (exchange, failure) -> Mono.error(GatewayProblem.of(Code.LOGIN_REQUIRED))))
                .build();
    }

    private static ServerHttpSecurity bare(ServerHttpSecurity http) {
        return http.headers(ServerHttpSecurity.HeaderSpec::disable)
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable);
    }

    private static ServerHttpSecurity doors(ServerHttpSecurity http, Doors doors) {
        return http.authorizeExchange(all -> all.matchers(doors.at(Door.OWN), doors.at(Door.SITE))
                .permitAll()
                .matchers(doors.at(Door.SIGNED_IN))
                .authenticated()
                .anyExchange()
                .denyAll());
    }

    private static Mono<ServerWebExchangeMatcher.MatchResult> hasAuthorization(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                ? ServerWebExchangeMatcher.MatchResult.match()
                : ServerWebExchangeMatcher.MatchResult.notMatch();
    }

    private static ServerOAuth2AuthorizationRequestResolver resolver(
            ReactiveClientRegistrationRepository registrations) {
        DefaultServerOAuth2AuthorizationRequestResolver requests =
                new DefaultServerOAuth2AuthorizationRequestResolver(registrations);
        return new ServerOAuth2AuthorizationRequestResolver() {
            @Override
            public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange) {
                boolean starts = HttpMethod.GET.equals(exchange.getRequest().getMethod())
                        && exchange.getRequest().getPath().value().equals("/login");
                return starts ? resolve(exchange, Realm.REGISTRATION) : Mono.empty();
            }

            @Override
            public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange, String registration) {
                return requests.resolve(exchange, registration);
            }
        };
    }

    /** Made now, because making it renames the session, which must not happen under a page's first requests. */
    private static Mono<Void> csrfToken(ServerWebExchange exchange) {
        Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
        return token == null ? Mono.empty() : token.then();
    }

    /** Without a session there is nothing to forge: the honest answer is that a login is missing. */
    private static Mono<Void> csrfProblem(ServerWebExchange exchange) {
        return exchange.getSession()
                .flatMap(session -> Mono.error(
                        GatewayProblem.of(session.isStarted() ? Code.CSRF_TOKEN_WRONG : Code.LOGIN_REQUIRED)));
    }

    private static String returnPath(WebFilterExchange filter) {
        return ReturnPath.safe(filter.getExchange().getAttribute(LoginTickets.RETURN_TO));
    }

    private static Mono<Void> redirect(WebFilterExchange filter, String path) {
        return new DefaultServerRedirectStrategy().sendRedirect(filter.getExchange(), URI.create(path));
    }
}
