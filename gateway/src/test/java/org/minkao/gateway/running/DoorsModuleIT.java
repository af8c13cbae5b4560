package org.minkao.gateway.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorsModuleIT {

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/",
                "/api/x",
                "/api/evaluation",
                "/api/evaluation/v2/x",
                "/api/unknown/v1/x",
                "/api/public/v1/unknown/x",
                "/actuator/health",
                "/v3/api-docs",
                "/api/docs/unknown"
            })
    void findsNothingWhereNoDoorIs(String path) throws Exception {
        HttpResponse<String> answer = gateway.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"NOT_FOUND\"").contains("urn:problem:gateway:not-found");
        assertThat(gateway.service.reached()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/evaluation/v1/..%2f..%2factuator", "/api/evaluation/v1/a;b", "/api/box/v1/%2e%2e/x"})
    void refusesPathsThatAreWrittenOddly(String path) throws Exception {
        HttpResponse<String> answer = gateway.get(path);
        assertThat(answer.statusCode()).isIn(400, 401, 404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(gateway.service.reached()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/evaluation/v1/campaigns",
                "/api/evaluation/v1/campaigns/c/result/passport.pdf",
                "/api/survey/v1/x",
                "/api/rectification/v1/x",
                "/api/notification/v1/x"
            })
    void asksForALoginInsteadOfRedirecting(String path) throws Exception {
        HttpResponse<String> read = gateway.get(path, "Accept", "text/html");
        HttpResponse<String> write = gateway.post(path, "{}");
        for (HttpResponse<String> answer : java.util.List.of(read, write)) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("\"code\":\"LOGIN_REQUIRED\"").contains("请先登录");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
        assertThat(gateway.service.reached()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/box/v1/c/ballots", "/api/eligibility/v1/c/lookup", "/api/board/v1/c/checkpoint",
                "/api/public/v1/evaluation/campaigns", "/api/public/v1/survey/x", "/api/public/v1/rectification/x",
                "/api/public/v1/evaluation/campaigns/c/result/sheet.pdf"
            })
    void letsAnybodyThroughTheAnonymousDoorsWithoutASession(String path) throws Exception {
        for (HttpResponse<String> answer : java.util.List.of(gateway.get(path), gateway.post(path, "{}"))) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"ok\":true}");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(gateway.service.next().path()).isEqualTo(path);
        }
    }

    @Test
    void saysWhoIsThereWithoutASession() throws Exception {
        HttpResponse<String> answer = gateway.get("/session");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"authenticated\":false}");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void speaksEnglishWhenAsked() throws Exception {
        assertThat(gateway.get("/api/x", "Accept-Language", "en-GB,en;q=0.9,zh;q=0.1")
                        .body())
                .contains("\"title\":\"Not found\"");
        assertThat(gateway.get("/api/x", "Accept-Language", "zh-CN,en;q=0.5").body())
                .contains("没有找到");
        assertThat(gateway.get("/api/x", "Accept-Language", "!!").body()).contains("没有找到");
        assertThat(gateway.get("/api/x").body()).contains("没有找到");
    }

    @Test
    void describesTheApi() throws Exception {
        assertThat(gateway.get("/api/docs").body()).contains("\"href\":\"/api/docs/survey\"");
        assertThat(gateway.get("/api/docs", "Accept", "text/html").headers().firstValue("Content-Type"))
                .contains("text/html;charset=UTF-8");
        assertThat(gateway.get("/api/docs/evaluation").statusCode()).isEqualTo(200);
        assertThat(gateway.service.next().path()).isEqualTo("/api/public/v1/evaluation/docs");
    }

    @Test
    void keepsHealthAndMetricsOnTheirOwnPort() throws Exception {
        assertThat(gateway.get(gateway.managementUrl() + "/actuator/health").body())
                .contains("\"status\":\"UP\"");
        gateway.post("/api/box/v1/c/ballots", "{}");
        String metrics =
                gateway.get(gateway.managementUrl() + "/actuator/prometheus").body();
        assertThat(metrics)
                .contains("minkao_gateway_answers_total{class=\"2xx\",route=\"box\"}")
                .doesNotContain("/api/box")
                .doesNotContain("http_server_requests")
                .doesNotContain("spring_cloud_gateway");
        assertThat(gateway.get(gateway.managementUrl() + "/api/public/v1/evaluation/x")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void servesTheBundle() throws Exception {
        HttpResponse<String> page = gateway.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(gateway.get("/campaigns/abc").body()).isEqualTo(page.body());

        HttpResponse<String> script = gateway.get("/assets/index-AbCd1234.js");
        assertThat(script.headers().firstValue("Cache-Control").orElse(""))
                .contains("max-age=31536000", "public", "immutable");
        assertThat(script.headers().firstValue("Content-Type").orElse("")).startsWith("text/javascript");
        assertThat(gateway.get("/plain.txt").headers().firstValue("Cache-Control"))
                .contains("no-cache");

        HttpResponse<String> again = gateway.get(
                "/",
                "If-Modified-Since",
                page.headers().firstValue("Last-Modified").orElseThrow());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(gateway.get("/assets/gone-AbCd1234.js").statusCode()).isEqualTo(404);
        assertThat(gateway.get("/%2e%2e/%2e%2e/etc/passwd").body()).doesNotContain("root:");
    }

    @Test
    void takesNoOtherMethodForAPage() throws Exception {
        HttpResponse<String> answer = gateway.send("/anything", r -> r.PUT(BodyPublishers.ofString("x")));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).contains("METHOD_NOT_ALLOWED");
    }
}
