package org.minkao.kit.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Fault;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Reason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The one renderer: turns whatever went wrong into a problem, says it in the reader's language and logs it once. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String BUG = "INTERNAL_ERROR";

    private final String service;
    private final Traces traces;
    private final List<PathPatterns> quiet;
    private final MeterRegistry meters;
    private final ResourceBundleMessageSource titles = new ResourceBundleMessageSource();
    private final JsonMapper json = StrictJson.mapper();

    /** A problem on its way out. */
    record Rendered(Problem problem, HttpHeaders headers) {}

    public Problems(String service, Traces traces, QuietPaths quiet) {
        this(service, traces, quiet, Metrics.globalRegistry);
    }

    /** The service's own titles stand in {@code problems.properties} (Chinese) and {@code problems_en.properties}. */
    public Problems(String service, Traces traces, QuietPaths quiet, MeterRegistry meters) {
        this.service = service;
        this.traces = traces;
        this.meters = meters;
        this.quiet = quiet.patterns().stream().map(PathPatterns::of).toList();
        if (Problems.class.getResource("/problems.properties") != null) {
            titles.addBasenames("problems");
        }
        titles.addBasenames("kit-problems");
        titles.setDefaultEncoding(StandardCharsets.UTF_8.name());
        titles.setFallbackToSystemLocale(false);
    }

    Rendered render(Throwable thrown, HttpServletRequest request) {
        boolean silent = isQuiet(request);
        Throwable known = known(thrown);
        return switch (known) {
            case Refusal refusal -> refused(refusal, refusal.reason().kind().status(), request, silent);
            case Fault fault -> {
                log(
                        silent,
                        () -> LOG.warn(
                                "event=fault method={} error={} cause={}",
                                request.getMethod(),
                                fault.getMessage(),
                                String.valueOf(fault.getCause())));
                yield refused(
                        new Refusal(KitReason.TRY_AGAIN, "a part behind this service does not answer (expected: soon)"),
                        503,
                        request,
                        true,
                        silent);
            }
            case ErrorResponse response
            when response.getStatusCode().is4xxClientError() -> {
                Rendered rendered = refused(
                        refusal(known, response), response.getStatusCode().value(), request, silent);
                rendered.headers().putAll(allowed(response));
                yield rendered;
            }
            default -> {
                log(
                        silent,
                        () -> LOG.error(
                                "event=bug method={} path={}", request.getMethod(), request.getRequestURI(), thrown));
                yield bug(request, silent);
            }
        };
    }

    /** Answers with the problem that fits, unless an answer is already on its way. */
    public void write(Throwable thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Rendered rendered = render(thrown, request);
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        rendered.headers().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setStatus(rendered.problem().status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getOutputStream().write(json.writeValueAsBytes(rendered.problem()));
    }

    /** The same as bytes. */
    byte[] body(int status, HttpServletRequest request) {
        return json.writeValueAsBytes(forStatus(status, request));
    }

    /** For what the container itself refused. */
    Problem forStatus(int status, HttpServletRequest request) {
        if (status >= 500) {
            return bug(request, isQuiet(request)).problem();
        }
        Reason reason = switch (status) {
            case 401 -> KitReason.LOGIN_REQUIRED;
            case 403 -> KitReason.NOT_ALLOWED;
            case 404 -> KitReason.NOT_FOUND;
            case 405 -> KitReason.METHOD_NOT_ALLOWED;
            case 413 -> KitReason.TOO_LARGE;
            case 415 -> KitReason.TYPE_NOT_SUPPORTED;
            case 429 -> KitReason.SLOW_DOWN;
            default -> KitReason.MALFORMED;
        };
        return refused(new Refusal(reason, reason.title()), status, request, isQuiet(request))
                .problem();
    }

    private Rendered bug(HttpServletRequest request, boolean silent) {
        count(BUG, 500);
        String title = titles.getMessage("problem." + BUG, null, "Something broke on our side", Languages.of(request));
        return new Rendered(
                new Problem(urn(BUG), String.valueOf(title), 500, null, BUG, null, silent ? null : traceId()),
                new HttpHeaders());
    }

    private Rendered refused(Refusal refusal, int status, HttpServletRequest request, boolean silent) {
        return refused(refusal, status, request, silent, silent);
    }

    private Rendered refused(Refusal refusal, int status, HttpServletRequest request, boolean logged, boolean silent) {
        Reason reason = refusal.reason();
        if (!logged) {
            LOG.info("event=refused code={} status={} field={}", reason.name(), status, refusal.field());
        }
        count(reason.name(), status);
        String title = titles.getMessage("problem." + reason.name(), null, reason.title(), Languages.of(request));
        HttpHeaders headers = new HttpHeaders();
        if (status == 401) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (status == 503) {
            headers.set(HttpHeaders.RETRY_AFTER, "2");
        }
        return new Rendered(
                new Problem(
                        urn(reason.name()),
                        String.valueOf(title),
                        status,
                        silent ? null : refusal.detail(),
                        reason.name(),
                        silent ? null : refusal.field(),
                        silent ? null : traceId()),
                headers);
    }

    /** By code alone: who was refused what stays unknown. */
    private void count(String code, int status) {
        meters.counter("minkao.refusals", Tags.of("code", code, "status", String.valueOf(status)))
                .increment();
    }

    /** The part of the chain of causes that says most. */
    private static Throwable known(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case Refusal refusal
                when thrown instanceof TypeMismatchException mismatch -> {
                    return new Refusal(refusal.reason(), refusal.detail(), name(mismatch));
                }
                case Refusal refusal
                when !(thrown instanceof HttpMessageNotReadableException) -> {
                    return refusal;
                }
                case Fault fault -> {
                    return fault;
                }
                case BodyTooLarge large -> {
                    return new Refusal(KitReason.TOO_LARGE, String.valueOf(large.getMessage()));
                }
                case InvalidParameterException undecodable -> {
                    // Its message quotes what was sent.
                    return new Refusal(
                            KitReason.MALFORMED, "a parameter cannot be read (expected: percent-encoded UTF-8)");
                }
                case RequestRejectedException rejected -> {
                    // Its message quotes what was sent.
                    return new Refusal(
                            KitReason.MALFORMED,
                            "a parameter or header is not allowed (expected: no control characters)");
                }
                case JacksonException json
                when thrown instanceof HttpMessageNotReadableException && !isTooLarge(json) -> {
                    return JsonProblem.explain(json);
                }
                case AuthenticationException required -> {
                    return new Refusal(
                            KitReason.LOGIN_REQUIRED,
                            "no valid token (expected: a bearer token for this service, signed by the issuer and not expired)");
                }
                case AccessDeniedException denied -> {
                    return new Refusal(KitReason.NOT_ALLOWED, "the token's roles do not allow this");
                }
                default -> {
                    // keep looking
                }
            }
        }
        return switch (thrown) {
            case HttpMessageNotReadableException unreadable ->
                new Refusal(KitReason.MALFORMED, "body is missing or cannot be read (expected: JSON)");
            case TypeMismatchException mismatch -> {
                String name = name(mismatch);
                Refusal refusal = org.minkao.kit.core.Check.invalid(
                        name == null ? "value" : name,
                        String.valueOf(mismatch.getValue()),
                        expectation(mismatch.getRequiredType()));
                yield new Refusal(refusal.reason(), refusal.detail(), name);
            }
            default -> thrown;
        };
    }

    private static boolean isTooLarge(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String name(TypeMismatchException e) {
        return e instanceof MethodArgumentTypeMismatchException argument ? argument.getName() : e.getPropertyName();
    }

    private static String expectation(@Nullable Class<?> type) {
        return type == null
                ? "another kind of value"
                : type.isEnum()
                        ? "one of " + List.of(type.getEnumConstants())
                        : switch (type.getSimpleName()) {
                            case "int", "Integer", "long", "Long" -> "a whole number";
                            case "boolean", "Boolean" -> "true or false";
                            case "LocalDate" -> "a date yyyy-MM-dd";
                            default -> "another kind of value";
                        };
    }

    private static Refusal refusal(Throwable thrown, ErrorResponse response) {
        return switch (thrown) {
            case MissingServletRequestParameterException missing -> missing(missing.getParameterName());
            case MissingRequestHeaderException missing -> missing(missing.getHeaderName());
            case MissingRequestValueException missing -> new Refusal(KitReason.FIELD_MISSING, "a value is missing");
            case HttpMediaTypeNotSupportedException type ->
                new Refusal(
                        KitReason.TYPE_NOT_SUPPORTED,
                        "Content-Type is %s (expected: one of %s)"
                                .formatted(type.getContentType(), type.getSupportedMediaTypes()),
                        "Content-Type");
            case HttpMediaTypeNotAcceptableException type ->
                new Refusal(
                        KitReason.TYPE_NOT_SUPPORTED,
                        "Accept names nothing we can give (expected: one of %s)"
                                .formatted(type.getSupportedMediaTypes()),
                        "Accept");
            case HttpRequestMethodNotSupportedException method ->
                new Refusal(
                        KitReason.METHOD_NOT_ALLOWED,
                        "method is %s (expected: one of %s)"
                                .formatted(method.getMethod(), method.getSupportedHttpMethods()));
            default ->
                switch (response.getStatusCode().value()) {
                    case 404 -> new Refusal(KitReason.NOT_FOUND, "there is nothing at this address");
                    case 413 -> new Refusal(KitReason.TOO_LARGE, "the request is too large");
                    default -> new Refusal(KitReason.MALFORMED, "the request cannot be read");
                };
        };
    }

    private static Refusal missing(String name) {
        return new Refusal(KitReason.FIELD_MISSING, name + " is missing (expected: a value)", name);
    }

    private static HttpHeaders allowed(ErrorResponse response) {
        HttpHeaders headers = new HttpHeaders();
        if (response.getStatusCode().isSameCodeAs(HttpStatus.METHOD_NOT_ALLOWED)) {
            headers.setAllow(response.getHeaders().getAllow());
        }
        return headers;
    }

    private boolean isQuiet(HttpServletRequest request) {
        return quiet.stream().anyMatch(pattern -> pattern.matches(request));
    }

    private static void log(boolean silent, Runnable line) {
        if (!silent) {
            line.run();
        }
    }

    private @Nullable String traceId() {
        String parent = traces.current();
        String[] parts = parent == null ? new String[0] : parent.split("-", -1);
        return parts.length < 3 ? null : parts[1];
    }

    private String urn(String code) {
        return "urn:problem:%s:%s"
                .formatted(service, code.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
