package org.minkao.local.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Sends requests over kept connections, as cheaply as the JDK's client can, and says what was not as expected. */
final class Web implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SHOWN = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    static HttpRequest post(URI address, byte[] body) {
        return HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    static HttpRequest get(URI address, Optional<String> bearer) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(PATIENCE).GET();
        bearer.ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request.build();
    }

    /** Nothing when the status is the expected one; the answer then goes to whoever wants it. */
    Optional<String> send(HttpRequest request, int expected, Consumer<byte[]> answer) {
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != expected) {
                String body = new String(response.body(), StandardCharsets.UTF_8);
                return Optional.of("%d (expected: %d) %s"
                        .formatted(response.statusCode(), expected, body.substring(0, Math.min(SHOWN, body.length()))));
            }
            answer.accept(response.body());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
