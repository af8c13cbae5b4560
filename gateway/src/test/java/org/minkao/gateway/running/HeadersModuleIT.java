package org.minkao.gateway.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeadersModuleIT {

    /** Protocol §12, one by one. */
    private static final List<String> NEVER_INTO_THE_BOX = List.of(
            "Authorization",
            "Cookie",
            "User-Agent",
            "Referer",
            "Accept-Language",
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Real-IP",
            "traceparent",
            "tracestate",
            "b3",
            "X-B3-TraceId",
            "X-B3-SpanId",
            "X-Request-Id");

    private static final List<String> PRETENDING = List.of(
            "X-Forwarded-For",
            "X-Forwarded-User",
            "Forwarded",
            "X-Real-IP",
            "X-User",
            "X-User-Id",
            "Remote-User",
            "X-Auth-Request-User",
            "X-Client-IP",
            "True-Client-IP",
            "X-Original-URL",
            "X-HTTP-Method-Override",
            "Proxy-Authorization",
            "Cookie",
            "X-CSRF-TOKEN",
            "tracestate",
            "baggage",
            "X-Request-Id");

    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = new RunningGateway();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        gateway.service.forget();
    }

    private static String[] with(List<String> names, String... more) {
        List<String> headers = new ArrayList<>(List.of(more));
        names.forEach(name -> {
            headers.add(name);
            headers.add(name.equals("Authorization") ? "Bearer " + token() : "told-" + name.toLowerCase(Locale.ROOT));
        });
        return headers.toArray(String[]::new);
    }

    private static String token() {
        return gateway.realm.accessToken("wang", 300, "office");
    }

    @Test
    void nothingAboutTheCallerReachesTheBox() throws Exception {
        String[] headers = with(NEVER_INTO_THE_BOX, "Content-Type", "application/json", "Accept-Encoding", "gzip");
        assertThat(gateway.post("/api/box/v1/c/ballots", "{\"a\":1}", headers).statusCode())
                .isEqualTo(200);
        EchoService.Seen seen = gateway.service.next();
        for (String name : NEVER_INTO_THE_BOX) {
            assertThat(seen.has(name)).as(name).isFalse();
        }
        // Whatever a later version adds is caught too: this is all that may arrive.
        assertThat(seen.headers().keySet()).isSubsetOf(Set.of("accept", "content-type", "content-length", "host"));
        assertThat(seen.body()).isEqualTo("{\"a\":1}");
    }

    @Test
    void nothingAboutTheCallerReachesALookup() throws Exception {
        gateway.post("/api/eligibility/v1/c/lookup", "{}", with(NEVER_INTO_THE_BOX));
        assertThat(gateway.service.next().headers().keySet())
                .isSubsetOf(Set.of("accept", "content-type", "content-length", "host"));
    }

    @Test
    void anonymousReadersStayAnonymous() throws Exception {
        gateway.get("/api/public/v1/evaluation/x", with(NEVER_INTO_THE_BOX));
        EchoService.Seen seen = gateway.service.next();
        for (String name :
                List.of("Authorization", "Cookie", "User-Agent", "Referer", "X-Forwarded-For", "Forwarded")) {
            assertThat(seen.has(name)).as(name).isFalse();
        }
        assertThat(seen.header("Accept-Language")).isEqualTo("told-accept-language");
        assertThat(seen.header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void nobodyCanPretendToBeSomebodyElse() throws Exception {
        String token = token();
        gateway.post(
                "/api/evaluation/v1/x",
                "{}",
                with(PRETENDING, "Authorization", "Bearer " + token, "If-Match", "\"3\"", "X-File-Name", "a.csv"));
        EchoService.Seen seen = gateway.service.next();
        for (String name : PRETENDING) {
            assertThat(seen.has(name)).as(name).isFalse();
        }
        assertThat(seen.header("Authorization")).isEqualTo("Bearer " + token);
        assertThat(seen.header("If-Match")).isEqualTo("\"3\"");
        assertThat(seen.header("X-File-Name")).isEqualTo("a.csv");
    }

    @Test
    void aServiceSetsNoCookieAndKeepsToItself() throws Exception {
        var answer = gateway.get("/api/public/v1/evaluation/cookies");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() throws Exception {
        for (String path : List.of("/", "/session", "/api/x", "/api/public/v1/evaluation/x", "/api/evaluation/v1/x")) {
            var headers = gateway.get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .matches("default-src '(self|none)'.*frame-ancestors 'none'.*")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
            assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
            assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).contains("same-origin");
            assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(headers.firstValue("Permissions-Policy")).isPresent();
            // Plain http on the loopback: promising https would lock the address for everything else there.
            assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
        }
    }

    @Test
    void aSilentDoorSaysCodeAndStatusOnly() throws Exception {
        var answer = gateway.post("/api/eligibility/v1/c/lookup", "x".repeat(64 * 1024 + 1));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).isEqualTo("{\"status\":413,\"code\":\"TOO_LARGE\"}");
        assertThat(answer.headers().firstValue("traceparent")).isEmpty();
    }
}
