package org.minkao.survey.boot;

import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.boot.ServiceSettings;
import org.minkao.kit.web.BodyLimits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** What may come through the door and what is never watched there. */
@Configuration(proxyBeanMethods = false)
class SurveyDoors {
    private static final long FORM_BYTES = 64 * 1024;
    /** Above the protocol's limit, so that the box itself refuses and counts what is a little too large. */
    private static final long BALLOT_BYTES = 256 * 1024;

    /** Casts, and whatever has to do with an anonymous opinion: its tracking code stands in the path. */
    private static final List<String> UNWATCHED = List.of("/api/box/", "/api/public/v1/survey/");

    @Bean
    BodyLimits bodyLimits(ServiceSettings settings) {
        return new BodyLimits(
                settings.maxBodyBytes(), Map.of("/api/box/**", BALLOT_BYTES, "/api/public/v1/survey/**", FORM_BYTES));
    }

    /** No trace, no timer, no trace id for requests that must leave none. */
    @Bean
    ObservationPredicate anonymousRequestsLeaveNoTrace() {
        return (name, context) ->
                !(context instanceof ServerRequestObservationContext request) || isWatched(request.getCarrier());
    }

    private static boolean isWatched(@Nullable HttpServletRequest request) {
        return request != null && UNWATCHED.stream().noneMatch(request.getRequestURI()::startsWith);
    }
}
