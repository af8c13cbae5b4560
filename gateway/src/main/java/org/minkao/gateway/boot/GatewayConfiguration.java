package org.minkao.gateway.boot;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RequestPredicates.POST;
import static org.springframework.web.reactive.function.server.RequestPredicates.method;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import java.time.Clock;
import org.minkao.gateway.door.AddressSettings;
import org.minkao.gateway.door.AnswerHeaders;
import org.minkao.gateway.door.ClientAddress;
import org.minkao.gateway.door.Door;
import org.minkao.gateway.door.DoorSettings;
import org.minkao.gateway.door.Doors;
import org.minkao.gateway.door.PublicSettings;
import org.minkao.gateway.forward.ForwardSettings;
import org.minkao.gateway.forward.LastHeaders;
import org.minkao.gateway.forward.Tally;
import org.minkao.gateway.forward.UnreadableAnswers;
import org.minkao.gateway.forward.UpstreamAnswers;
import org.minkao.gateway.forward.UpstreamHeaders;
import org.minkao.gateway.limit.BodyBudget;
import org.minkao.gateway.limit.BodyLimitGatewayFilterFactory;
import org.minkao.gateway.limit.BodySettings;
import org.minkao.gateway.limit.BreakerSettings;
import org.minkao.gateway.limit.Breakers;
import org.minkao.gateway.limit.RateLimit;
import org.minkao.gateway.limit.RateSettings;
import org.minkao.gateway.login.BackChannelLogout;
import org.minkao.gateway.login.SessionPage;
import org.minkao.gateway.login.SessionSettings;
import org.minkao.gateway.problem.ProblemHandler;
import org.minkao.gateway.problem.ProblemWriter;
import org.minkao.gateway.site.SiteRoutes;
import org.minkao.gateway.site.SiteSettings;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.WebSession;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.InMemoryWebSessionStore;
import org.springframework.web.server.session.WebSessionIdResolver;
import org.springframework.web.server.session.WebSessionManager;
import org.springframework.web.server.session.WebSessionStore;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.json.JsonMapper;

/** Puts the parts together. */
@Configuration(proxyBeanMethods = false)
@Import(org.minkao.gateway.login.LoginConfiguration.class)
class GatewayConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Doors doors(DoorSettings settings, ApplicationContext context) {
        return new Doors(settings, context);
    }

    @Bean
    DoorKeeper doorKeeper(Doors doors) {
        return new DoorKeeper(doors);
    }

    @Bean
    AnswerHeaders answerHeaders(Doors doors, PublicSettings settings) {
        return new AnswerHeaders(doors, settings);
    }

    @Bean
    ProblemHandler problemHandler(Doors doors, JsonMapper json) {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasenames("problems", "routes");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        return new ProblemHandler(doors, new ProblemWriter(texts, json));
    }

    @Bean
    RateLimit rateLimit(Doors doors, AddressSettings addresses, RateSettings settings) {
        return new RateLimit(doors, new ClientAddress(addresses), settings, System::nanoTime);
    }

    @Bean
    BodyBudget bodyBudget(BodySettings settings, MeterRegistry meters) {
        BodyBudget budget = new BodyBudget(settings);
        Gauge.builder("minkao.gateway.body.bytes", budget, BodyBudget::taken).register(meters);
        return budget;
    }

    @Bean
    BodyLimitGatewayFilterFactory bodyLimit(BodyBudget budget, BodySettings settings) {
        return new BodyLimitGatewayFilterFactory(budget, settings);
    }

    @Bean
    CircuitBreakerRegistry circuitBreakers(BreakerSettings settings) {
        return Breakers.breakers(settings);
    }

    @Bean
    TimeLimiterRegistry timeLimits(BreakerSettings settings) {
        return Breakers.timeLimits(settings);
    }

    @Bean
    LastHeaders lastHeaders(Doors doors, ForwardSettings settings) {
        return new LastHeaders(doors, settings);
    }

    @Bean
    UpstreamHeaders upstreamHeaders() {
        return new UpstreamHeaders();
    }

    @Bean
    UnreadableAnswers unreadableAnswers() {
        return new UnreadableAnswers();
    }

    @Bean
    UpstreamAnswers upstreamAnswers() {
        return new UpstreamAnswers();
    }

    @Bean
    Tally tally(Doors doors, MeterRegistry meters) {
        return new Tally(doors, meters);
    }

    /** The client's own retry would send a request twice; its own name is nobody's business. */
    @Bean
    HttpClientCustomizer noRetry() {
        return client -> client.disableRetry(true).doOnRequest((request, connection) -> {
            if (HttpClient.USER_AGENT.equals(request.requestHeaders().get(HttpHeaders.USER_AGENT))) {
                request.requestHeaders().remove(HttpHeaders.USER_AGENT);
            }
        });
    }

    /** Finer than route and status class is not counted. */
    @Bean
    MeterFilter coarse() {
        return MeterFilter.deny(id -> id.getName().startsWith("http."));
    }

    /** Each filter of a chain observed by itself costs more than what it does, and nobody reads those figures. */
    @Bean
    SecurityObservationSettings filtersAreNotObserved() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    WebSessionStore webSessionStore(SessionSettings settings) {
        InMemoryWebSessionStore store = new InMemoryWebSessionStore() {
            @Override
            public Mono<WebSession> createWebSession() {
                return super.createWebSession().doOnNext(session -> session.setMaxIdleTime(settings.idle()));
            }
        };
        store.setMaxSessions(settings.most());
        return store;
    }

    @Bean
    WebSessionManager webSessionManager(WebSessionIdResolver ids, WebSessionStore store) {
        DefaultWebSessionManager manager = new DefaultWebSessionManager();
        manager.setSessionStore(store);
        manager.setSessionIdResolver(ids);
        return manager;
    }

    @Bean
    RouterFunction<ServerResponse> ownPages(
            SessionPage session, BackChannelLogout logouts, SiteSettings settings, Doors doors) {
        SiteRoutes site = new SiteRoutes(settings);
        RequestPredicate bundle = request -> doors.of(request.exchange()) == Door.SITE;
        return route(GET("/session"), session::show)
                .andRoute(POST("/logout"), session::end)
                .andRoute(POST(BackChannelLogout.PATH), logouts::end)
                .andRoute(GET("/api/docs").or(GET("/api/docs/")), site::docs)
                .andRoute(method(HttpMethod.GET).or(method(HttpMethod.HEAD)).and(bundle), site::file);
    }
}
