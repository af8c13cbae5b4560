package org.minkao.gateway.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem as RFC 9457 document: Chinese first, English when asked for. */
public final class ProblemWriter {

    /** When a service fails, the reader is told what goes on without it. */
    private static final Set<Code> UPSTREAM =
            Set.of(Code.BAD_UPSTREAM, Code.SERVICE_UNAVAILABLE, Code.OUTCOME_UNKNOWN, Code.TRY_AGAIN);

    private final MessageSource texts;
    private final JsonMapper json;

    public ProblemWriter(MessageSource texts, JsonMapper json) {
        this.texts = texts;
        this.json = json;
    }

    Mono<Void> write(ServerWebExchange exchange, GatewayProblem problem, boolean silent, @Nullable String traceId) {
        ServerHttpResponse response = exchange.getResponse();
        response.setRawStatusCode(problem.status());
        HttpHeaders headers = response.getHeaders();
        String challenge = headers.getFirst(HttpHeaders.WWW_AUTHENTICATE);
        List<String> cookies = headers.getOrEmpty(HttpHeaders.SET_COOKIE);
        // What a service had begun to answer must not mix with the problem.
        headers.clear();
        headers.addAll(HttpHeaders.SET_COOKIE, cookies);
        if (challenge != null) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, challenge);
        }
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.retryAfter() != null) {
            headers.set(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(Math.max(1, problem.retryAfter().toSeconds())));
        }
        byte[] body = json.writeValueAsBytes(
                silent
                        ? silent(problem)
                        : full(
                                problem,
                                route(exchange),
                                locale(exchange.getRequest().getHeaders()),
                                traceId));
        headers.setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static Map<String, Object> silent(GatewayProblem problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", problem.status());
        body.put("code", problem.code().name());
        return body;
    }

    private Map<String, Object> full(
            GatewayProblem problem, @Nullable String route, Locale locale, @Nullable String traceId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:problem:gateway:" + problem.code().kebab());
        body.put("title", text(problem.code() + ".title", List.of(), locale));
        body.put("status", problem.status());
        String detail = text(problem.code() + ".detail", problem.values(), locale);
        body.put("detail", route != null && UPSTREAM.contains(problem.code()) ? detail + works(route, locale) : detail);
        body.put("code", problem.code().name());
        if (traceId != null) {
            body.put("traceId", traceId);
        }
        return body;
    }

    private static @Nullable String route(ServerWebExchange exchange) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return route == null ? null : route.getId();
    }

    /** Routes of one service differ by what stands around its name. */
    private String works(String route, Locale locale) {
        String service = route.replaceFirst("^(public|docs)-", "").replaceFirst("-upload$", "");
        return Objects.requireNonNullElse(texts.getMessage("WORKS." + service, null, "", locale), "");
    }

    private String text(String key, List<Object> values, Locale locale) {
        return texts.getMessage(key, values.toArray(), locale);
    }

    /** English only for somebody who prefers it to Chinese. */
    static Locale locale(HttpHeaders headers) {
        String asked = headers.getFirst(HttpHeaders.ACCEPT_LANGUAGE);
        if (asked == null) {
            return Locale.CHINESE;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(asked), List.of(Locale.CHINESE, Locale.ENGLISH));
            return best == null ? Locale.CHINESE : best;
        } catch (IllegalArgumentException unreadable) {
            return Locale.CHINESE;
        }
    }
}
