package org.minkao.gateway.problem;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.support.ServiceUnavailableException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.server.ResponseStatusException;

/** Turns whatever was thrown into the problem that the caller may read. */
final class Failures {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    /** What the framework takes of a form that it reads itself. */
    private static final int FORM = 256 * 1024;

    private static final Duration SOON = Duration.ofSeconds(2);

    private Failures() {}

    /** Silent doors are safe to repeat by contract, so everything that may pass says so. */
    static GatewayProblem problem(Throwable thrown, HttpMethod method, boolean silent) {
        GatewayProblem problem = named(thrown, method);
        boolean passing = problem.status() == 503 || problem.status() == 504 || problem.status() == 502;
        return silent && passing ? GatewayProblem.of(Code.TRY_AGAIN).retryAfter(SOON) : problem;
    }

    private static GatewayProblem named(Throwable thrown, HttpMethod method) {
        GatewayProblem own = cause(thrown, GatewayProblem.class);
        if (own != null) {
            return own;
        }
        if (cause(thrown, CallNotPermittedException.class) != null
                || cause(thrown, ServiceUnavailableException.class) != null
                || cause(thrown, ConnectException.class) != null
                || cause(thrown, UnknownHostException.class) != null
                || cause(thrown, AuthenticationServiceException.class) != null) {
            return unavailable();
        }
        if (cause(thrown, TimeoutException.class) != null || cause(thrown, ReadTimeoutException.class) != null) {
            return late(method);
        }
        if (cause(thrown, AuthenticationException.class) != null) {
            return GatewayProblem.of(Code.LOGIN_REQUIRED);
        }
        if (cause(thrown, AccessDeniedException.class) != null) {
            return GatewayProblem.of(Code.NOT_ALLOWED);
        }
        if (cause(thrown, InvalidMediaTypeException.class) != null || undecodable(thrown)) {
            return GatewayProblem.of(Code.MALFORMED);
        }
        if (cause(thrown, DataBufferLimitException.class) != null) {
            return GatewayProblem.of(Code.TOO_LARGE, FORM);
        }
        ResponseStatusException status = cause(thrown, ResponseStatusException.class);
        if (status != null) {
            return ofStatus(status.getStatusCode().value(), method);
        }
        // The connection broke while the answer was awaited.
        if (cause(thrown, IOException.class) != null) {
            return SAFE.contains(method)
                    ? unavailable()
                    : GatewayProblem.of(Code.OUTCOME_UNKNOWN).withStatus(503);
        }
        return GatewayProblem.of(Code.INTERNAL);
    }

    /** The framework decodes a form's fields and lets what the decoder says through as it is. */
    private static boolean undecodable(Throwable thrown) {
        IllegalArgumentException wrong = cause(thrown, IllegalArgumentException.class);
        return wrong != null
                && wrong.getStackTrace().length > 0
                && wrong.getStackTrace()[0].getClassName().equals(URLDecoder.class.getName());
    }

    private static GatewayProblem ofStatus(int status, HttpMethod method) {
        return switch (status) {
            case 503 -> unavailable();
            case 504 -> late(method);
            default -> GatewayProblem.ofStatus(status);
        };
    }

    private static GatewayProblem unavailable() {
        return GatewayProblem.of(Code.SERVICE_UNAVAILABLE).retryAfter(SOON);
    }

    private static GatewayProblem late(HttpMethod method) {
        return SAFE.contains(method)
                ? GatewayProblem.of(Code.TRY_AGAIN).withStatus(504).retryAfter(SOON)
                : GatewayProblem.of(Code.OUTCOME_UNKNOWN);
    }

    private static <T extends Throwable> @Nullable T cause(Throwable thrown, Class<T> type) {
        Throwable at = thrown;
        for (int depth = 0; at != null && depth < 10; depth++) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
            at = at.getCause();
        }
        return null;
    }
}
