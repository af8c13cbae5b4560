package org.minkao.journeys.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.minkao.journeys.Ground;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that keeps apart what was answered, what never began, and what may have happened. */
final class Client {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(250);

    private final Ground ground;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** What became of a request. */
    enum Fate {
        ANSWERED,
        NEVER_BEGAN,
        UNKNOWN
    }

    /** An answer or its absence. */
    record Answer(int status, String body, Fate fate, Duration took) {
        JsonNode json() {
            return body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
        }

        String text(String field) {
            try {
                return json().path(field).asString("");
            } catch (JacksonException notJson) {
                return "";
            }
        }

        boolean ok() {
            return fate == Fate.ANSWERED && status / 100 == 2;
        }

        @Override
        public String toString() {
            return "%s %d %s in %d ms"
                    .formatted(
                            fate, status, body.length() > 300 ? body.substring(0, 300) + "…" : body, took.toMillis());
        }
    }

    Client(Ground ground) {
        this.ground = ground;
    }

    /** At the gateway; an empty person is nobody. */
    Answer call(String person, String method, String path, Object body) {
        long start = System.nanoTime();
        HttpRequest.Builder request;
        try {
            request = request(ground.port("MINKAO_GATEWAY_PORT"), path)
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofByteArray(bytes(body)));
            if (!person.isEmpty()) {
                request.header("Authorization", "Bearer " + ground.token(person));
            }
        } catch (UncheckedIOException | IllegalStateException noToken) {
            return new Answer(0, "", Fate.NEVER_BEGAN, since(start));
        }
        return send(request.build());
    }

    Answer get(String person, String path) {
        return call(person, "GET", path, new byte[0]);
    }

    /** At a management port; an empty person is nobody. */
    Answer management(int port, String person, String method, String path, Object body) {
        HttpRequest.Builder request = request(port, path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(bytes(body)));
        if (!person.isEmpty()) {
            request.header("Authorization", "Bearer " + ground.token(person));
        }
        return send(request.build());
    }

    /** Looks until there is an answer; looking changes nothing. */
    JsonNode look(String person, String path, BooleanSupplier goOn) {
        while (goOn.getAsBoolean()) {
            Answer answer = get(person, path);
            if (answer.ok()) {
                return answer.json();
            }
            pause();
        }
        throw new Stopped();
    }

    /** For a request that doing twice changes nothing: the same bytes until there is an answer. */
    Answer repeat(String person, String method, String path, byte[] body, BooleanSupplier goOn) {
        while (goOn.getAsBoolean()) {
            Answer answer = call(person, method, path, body);
            if (answer.fate() == Fate.ANSWERED) {
                return answer;
            }
            pause();
        }
        throw new Stopped();
    }

    static void pause() {
        LockSupport.parkNanos(PAUSE);
    }

    /** The story is over. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped", null, false, false);
        }
    }

    private Answer send(HttpRequest request) {
        long start = System.nanoTime();
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            Answer answer = new Answer(response.statusCode(), response.body(), Fate.ANSWERED, since(start));
            return switch (answer.status()) {
                case 502, 504 -> new Answer(answer.status(), answer.body(), Fate.UNKNOWN, answer.took());
                case 503 ->
                    new Answer(
                            answer.status(),
                            answer.body(),
                            answer.text("code").equals("SERVICE_UNAVAILABLE") ? Fate.NEVER_BEGAN : Fate.UNKNOWN,
                            answer.took());
                default -> answer;
            };
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new Answer(0, "", Fate.NEVER_BEGAN, since(start));
        } catch (IOException e) {
            return new Answer(0, "", Fate.UNKNOWN, since(start));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(45));
    }

    static byte[] bytes(Object body) {
        return switch (body) {
            case byte[] raw -> raw;
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            case Map<?, ?> map -> JSON.writeValueAsBytes(map);
            default -> throw new IllegalArgumentException("no body is made of " + body.getClass());
        };
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
