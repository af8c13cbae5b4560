package org.minkao.kit.boot;

import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.minkao.kit.core.Traces;
import org.minkao.kit.web.Actors;
import org.minkao.kit.web.BodyLimits;
import org.minkao.kit.web.DoorFilter;
import org.minkao.kit.web.OpenPaths;
import org.minkao.kit.web.ProblemAdvice;
import org.minkao.kit.web.ProblemErrors;
import org.minkao.kit.web.ProblemValve;
import org.minkao.kit.web.Problems;
import org.minkao.kit.web.QuietPaths;
import org.minkao.kit.web.ResourceServer;
import org.minkao.kit.web.StrictJson;
import org.minkao.kit.web.TokenRules;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** The web door: strict JSON, problems, tokens, limits. */
@Configuration(proxyBeanMethods = false)
class KitWeb {
    /** Inside the observation filter, so that problems know their trace; outside of security. */
    private static final int DOOR = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    JsonMapper jsonMapper() {
        return StrictJson.mapper();
    }

    @Bean
    Problems problems(ServiceSettings settings, Traces traces, ObjectProvider<QuietPaths> quiet, MeterRegistry meters) {
        return new Problems(settings.service(), traces, quietPaths(quiet), meters);
    }

    private static QuietPaths quietPaths(ObjectProvider<QuietPaths> all) {
        return new QuietPaths(
                all.stream().flatMap(quiet -> quiet.patterns().stream()).toList());
    }

    private static OpenPaths openPaths(ObjectProvider<OpenPaths> all) {
        return new OpenPaths(all.stream().flatMap(open -> open.paths().stream()).toList());
    }

    @Bean
    ProblemAdvice problemAdvice(Problems problems) {
        return new ProblemAdvice(problems);
    }

    @Bean
    ProblemErrors problemErrors(Problems problems) {
        return new ProblemErrors(problems);
    }

    /** Last, so that it stands before Boot's own valve on the way out. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemValve(ObjectProvider<Problems> problems) {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemValve(problems.getObject())));
    }

    @Bean
    FilterRegistrationBean<DoorFilter> doorFilter(
            Problems problems, ServiceSettings settings, ObjectProvider<BodyLimits> limits) {
        FilterRegistrationBean<DoorFilter> registration = new FilterRegistrationBean<>(new DoorFilter(
                problems, limits.getIfAvailable(() -> new BodyLimits(settings.maxBodyBytes(), Map.of()))));
        registration.setOrder(DOOR);
        return registration;
    }

    @Bean
    WebMvcConfigurer actors() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new Actors());
            }
        };
    }

    @Bean
    JwtDecoder jwtDecoder(ServiceSettings settings) {
        return ResourceServer.decoder(
                new TokenRules(settings.issuerUri(), settings.jwksUri(), settings.tokenAudience()));
    }

    /** Each filter of a chain observed by itself costs more than what it does, and nobody reads those figures. */
    @Bean
    SecurityObservationSettings filtersAreNotObserved() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain anonymousDoors(ObjectProvider<OpenPaths> open, ObjectProvider<QuietPaths> quiet) {
        return ResourceServer.anonymous(openPaths(open), quietPaths(quiet));
    }

    @Bean
    SecurityFilterChain doors(
            HttpSecurity http,
            JwtDecoder decoder,
            Problems problems,
            ServiceSettings settings,
            ObjectProvider<OpenPaths> open) {
        List<String> paths = new ArrayList<>(openPaths(open).paths());
        paths.add("GET /api/public/v1/" + settings.service() + "/docs/**");
        return ResourceServer.chain(http, decoder, new OpenPaths(paths), problems, settings.operatorRole());
    }

    /** Who acts comes with the token, not with a parameter. */
    @Bean
    OperationCustomizer actorsAreNoParameters() {
        Actors actors = new Actors();
        return (operation, method) -> {
            if (operation.getParameters() != null) {
                Set<String> hidden = Arrays.stream(method.getMethodParameters())
                        .filter(actors::supportsParameter)
                        .map(MethodParameter::getParameterName)
                        .collect(Collectors.toSet());
                operation.getParameters().removeIf(parameter -> hidden.contains(parameter.getName()));
            }
            return operation;
        };
    }

    @Bean
    OpenAPI openApi(ServiceSettings settings, Environment environment) {
        return new OpenAPI()
                .info(new Info()
                        .title("Minkao " + settings.service())
                        .version(environment.getProperty("minkao.api-version", "v1")));
    }
}
