package org.minkao.gateway.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsModuleIT {

    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = new RunningGateway(
                "--MINKAO_TIME_LIMIT=400ms",
                "--MINKAO_TIME_LIMIT_BOX=400ms",
                "--MINKAO_BREAKER_WINDOW=4",
                "--MINKAO_BREAKER_MINIMUM_CALLS=4",
                "--MINKAO_BREAKER_OPEN_FOR=700ms",
                "--MINKAO_BREAKER_PROBES=1",
                "--MINKAO_BODY_WITHIN=500ms",
                "--MINKAO_BODY_TOGETHER=9MB",
                "--MINKAO_RATE_FAILURE_BURST=5");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        gateway.service.release();
        gateway.service.forget();
    }

    private static String[] office() {
        return new String[] {"Authorization", "Bearer " + gateway.realm.accessToken("wang", 300, "office")};
    }

    private static HttpResponse<String> chunked(String path, int size, String... headers) throws Exception {
        return gateway.send(
                path,
                request -> request.POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[size]))),
                headers);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/box/v1/c/ballots, 131072",
        "/api/eligibility/v1/c/claims, 65536",
        "/api/public/v1/survey/campaigns/c/opinions, 65536",
        "/api/evaluation/v1/campaigns, 1048576",
        "/api/evaluation/v1/rosters/c/preview, 8388608",
        "/api/evaluation/v1/plan-drafts, 8388608",
        "/api/evaluation/v1/campaigns/c/laboratory, 1048576",
        "/api/evaluation/v1/inspections/i/evidence, 5242880",
        "/api/rectification/v1/cases/c/evidence, 8388608"
    })
    void takesABodyUpToTheLimitAndNotOneByteMore(String path, int limit) throws Exception {
        assertThat(chunked(path, limit, office()).statusCode()).isEqualTo(200);
        assertThat(gateway.service.next().body()).hasSize(limit);
        for (HttpResponse<String> answer : java.util.List.of(
                chunked(path, limit + 1, office()),
                gateway.send(path, r -> r.POST(BodyPublishers.ofByteArray(new byte[limit + 1])), office()))) {
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("\"code\":\"TOO_LARGE\"");
        }
        assertThat(gateway.service.reached()).isZero();
        String metrics =
                gateway.get(gateway.managementUrl() + "/actuator/prometheus").body();
        assertThat(metrics).contains("minkao_gateway_body_bytes 0.0");
    }

    @Test
    void whoDawdlesIsSentAwayAndHurtsNobodyElse() throws Exception {
        for (int i = 0; i < 6; i++) {
            URI address = URI.create(gateway.url());
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
                OutputStream out = socket.getOutputStream();
                String head = "POST /api/box/v1/c/ballots HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n{";
                out.write(head.getBytes(StandardCharsets.US_ASCII));
                out.flush();
                byte[] answer = new byte[32];
                int count = socket.getInputStream().readNBytes(answer, 0, 12);
                assertThat(new String(answer, 0, count, StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 408");
            }
        }
        assertThat(gateway.post("/api/box/v1/c/ballots", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void aServiceThatIsLateIsNotAskedTwice() throws Exception {
        HttpResponse<String> write = gateway.post("/api/rectification/v1/hang", "{}", office());
        assertThat(write.statusCode()).isEqualTo(504);
        assertThat(write.body()).contains("\"code\":\"OUTCOME_UNKNOWN\"");
        HttpResponse<String> read = gateway.get("/api/rectification/v1/hang", office());
        assertThat(read.statusCode()).isEqualTo(504);
        assertThat(read.body()).contains("\"code\":\"TRY_AGAIN\"");
        assertThat(gateway.service.reached()).isEqualTo(2);
    }

    @Test
    void aLateBoxSaysTryAgainAndNothingElse() throws Exception {
        HttpResponse<String> answer = gateway.post("/api/box/v1/c/hang", "{}");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"status\":503,\"code\":\"TRY_AGAIN\"}");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void aBreakerOpensAndRecovers() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertThat(gateway.get("/api/survey/v1/hang", office()).statusCode())
                    .isEqualTo(504);
        }
        gateway.service.forget();
        HttpResponse<String> open = gateway.get("/api/survey/v1/x", office());
        assertThat(open.statusCode()).isEqualTo(503);
        assertThat(open.body()).contains("\"code\":\"SERVICE_UNAVAILABLE\"");
        assertThat(gateway.service.reached()).isZero();
        assertThat(gateway.get("/api/evaluation/v1/x", office()).statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> gateway.get("/api/survey/v1/x", office()).statusCode() == 200);
    }

    @Test
    void aServiceThatIsDownIsSaidToBeDown() throws Exception {
        HttpResponse<String> answer = gateway.post("/api/notification/v1/x", "{}", office());
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"code\":\"SERVICE_UNAVAILABLE\"");
    }

    @Test
    void aServicesStackTraceGoesToNobody() throws Exception {
        HttpResponse<String> broken = gateway.get("/api/evaluation/v1/broken", office());
        assertThat(broken.statusCode()).isEqualTo(502);
        assertThat(broken.body()).contains("\"code\":\"BAD_UPSTREAM\"").doesNotContain("Exception", "Secret");
        HttpResponse<String> odd = gateway.get("/api/evaluation/v1/odd", office());
        assertThat(odd.statusCode()).isEqualTo(409);
        assertThat(odd.body()).contains("\"code\":\"REFUSED\"").doesNotContain("secret");
        assertThat(odd.headers().firstValue("Content-Type")).contains("application/problem+json");
        HttpResponse<String> refused = gateway.get("/api/evaluation/v1/refused", office());
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).isEqualTo("{\"code\":\"STEP_NOT_ALLOWED\",\"status\":409}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/eligibility/v1/c/missing",
                "/api/public/v1/survey/opinions/missing",
                "/api/public/v1/survey/interference-reports/missing"
            })
    void whoGuessesIsSlowedDown(String guess) throws Exception {
        // The very answer that said so: a moment later the bucket may hold a token again.
        HttpResponse<String> answer = await().atMost(Duration.ofSeconds(20))
                .until(() -> gateway.get(guess), given -> given.statusCode() == 429);
        assertThat(answer.body()).contains("\"code\":\"SLOW_DOWN\"");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(gateway.get("/api/public/v1/survey/x").statusCode()).isEqualTo(200);
    }
}
