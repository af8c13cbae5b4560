package org.minkao.local.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minkao.local.Failure;

class PlatformCheckTest {
    private static final String WHOLE = "{\"ok\":true,\"entries\":42}";

    private final AtomicReference<String> body = new AtomicReference<>(WHOLE);
    private final AtomicReference<Integer> status = new AtomicReference<>(200);
    private final AtomicReference<String> login = new AtomicReference<>("");
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", exchange -> {
            login.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, 200, "{\"access_token\":\"t-1\"}");
        });
        server.createContext("/api/notification/v1/audit/check", exchange -> {
            boolean known = "Bearer t-1".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            answer(exchange, known ? status.get() : 401, body.get());
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksAsTheAuditorAndSaysHowManyEntriesThereAre() {
        assertThat(run(false)).startsWith("0|审计记录完好，共 42 条");
        assertThat(run(true).strip()).isEqualTo("0|{\"ok\":true,\"entries\":42,\"by\":\"platform\"}");
        assertThat(login.get()).contains("username=auditor-shen", "grant_type=password", "password=p%26q");
    }

    @Test
    void namesTheFirstFlawThatThePlatformFound() {
        body.set("""
                {"ok":false,"entries":41,"first":{"kind":"INSERTED","chain":"minkao.survey.audit#1","index":7,"id":"e-7"}}""");

        assertThat(run(false))
                .startsWith("1|审计记录 minkao.survey.audit#1 的第 7 条（编号 e-7）是事后插入的")
                .contains("entry 7 of minkao.survey.audit#1 (id e-7) was inserted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{\"ok\":true}",
                "{\"ok\":false,\"entries\":1}",
                "{\"ok\":true,\"entries\":1,\"first\":{\"kind\":\"ALTERED\"}}",
                "{\"ok\":false,\"entries\":1,\"first\":{\"kind\":\"EATEN\"}}"
            })
    void takesNoSenselessAnswerForAWholeRecord(String senseless) {
        body.set(senseless);

        assertThatThrownBy(() -> run(false))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exit()).isEqualTo(3));
    }

    @Test
    void exitsWithThreeWhenNothingCouldBeChecked() {
        status.set(503);
        assertThatThrownBy(() -> run(false))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exit()).isEqualTo(3))
                .hasMessageContaining("503");
        server.stop(0);
        assertThatThrownBy(() -> run(false))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exit()).isEqualTo(3));
    }

    private String run(boolean json) {
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        var settings = new AuditSettings(
                URI.create(base), URI.create(base + "/token"), "minkao-scripts", "auditor-shen", "p&q");
        var out = new ByteArrayOutputStream();
        int exit = AuditCheck.online(settings, json, new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(settings.toString()).doesNotContain("p&q");
        return exit + "|" + out.toString(StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
