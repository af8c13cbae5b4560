package org.minkao.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minkao.local.Failure;

class ApiTest {
    private record Said(int status, String body) {}

    private final Deque<Said> answers = new ArrayDeque<>();
    private int asked;
    private HttpServer platform;
    private Api api;

    @BeforeEach
    void start() throws IOException {
        platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        platform.createContext("/", exchange -> {
            try (exchange) {
                asked++;
                Said said = answers.removeFirst();
                byte[] body = said.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(said.status(), body.length);
                exchange.getResponseBody().write(body);
            }
        });
        platform.start();
        URI address = URI.create("http://127.0.0.1:" + platform.getAddress().getPort());
        api = new Api(new DemoSettings(address, address, "", Map.of(), "", 0, "", Path.of(""), false, 1));
    }

    @AfterEach
    void stop() {
        platform.stop(0);
    }

    @Test
    void saysAgainWhatSomebodyElsesChangeCameBefore() {
        answers.addAll(List.of(new Said(409, "{\"code\":\"CHANGED_MEANWHILE\"}"), new Said(201, "{\"id\":\"a\"}")));

        assertThat(api.createAnonymously("/x", Map.of(), Optional::empty)
                        .path("id")
                        .asString())
                .isEqualTo("a");
        assertThat(asked).isEqualTo(2);
        assertThat(api.repeated()).as("no part was away").isZero();
    }

    @Test
    void takesAnyOtherConflictForAnAnswer() {
        answers.add(new Said(409, "{\"code\":\"STEP_NOT_ALLOWED\"}"));

        assertThatThrownBy(() -> api.createAnonymously("/x", Map.of(), Optional::empty))
                .isInstanceOf(Failure.class);
        assertThat(asked).isEqualTo(1);
    }
}
