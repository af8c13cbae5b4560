package org.minkao.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebTest {
    private HttpServer empty;

    @BeforeEach
    void anEmptyHandler() throws IOException {
        empty = EmptyHandler.start(0);
    }

    @AfterEach
    void stop() {
        empty.stop(0);
    }

    @Test
    void theEmptyHandlerTakesABodyAndAnswersNothing() {
        AtomicInteger answered = new AtomicInteger(-1);
        try (Web web = new Web()) {
            assertThat(web.send(Web.post(address(), new byte[8192]), 200, answer -> answered.set(answer.length)))
                    .isEmpty();
        }
        assertThat(answered).hasValue(0);
    }

    @Test
    void anotherStatusIsAFailureAndItsAnswerIsNotTaken() {
        AtomicInteger answered = new AtomicInteger();
        try (Web web = new Web()) {
            assertThat(web.send(Web.get(address(), Optional.of("token")), 201, answer -> answered.incrementAndGet()))
                    .hasValueSatisfying(wrong -> assertThat(wrong).startsWith("200 (expected: 201)"));
        }
        assertThat(answered).hasValue(0);
    }

    @Test
    void nobodyListeningIsAFailure() {
        URI address = address();
        empty.stop(0);
        try (Web web = new Web()) {
            assertThat(web.send(Web.get(address, Optional.empty()), 200, answer -> {}))
                    .isPresent();
        }
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + empty.getAddress().getPort() + "/any");
    }
}
