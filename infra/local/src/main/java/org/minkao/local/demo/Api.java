package org.minkao.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.minkao.local.Failure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public HTTP interface at the gateway, used as one of the demo's people or as nobody in particular. */
final class Api {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DemoSettings settings;
    private final Duration patience;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    private record Token(String value, Instant until) {}

    /** An answer of the platform. */
    record Answer(int status, String body) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        String code() {
            try {
                return json().path("code").asString("");
            } catch (tools.jackson.core.JacksonException notJson) {
                return "";
            }
        }

        boolean ok() {
            return status / 100 == 2;
        }
    }

    Api(DemoSettings settings) {
        this(settings, PATIENCE);
    }

    /** For commands on so many people that they take longer. */
    Api(DemoSettings settings, Duration patience) {
        this.settings = settings;
        this.patience = patience;
    }

    /** The interface as this person sees it, with a token of one's own. */
    Person as(String person) {
        return new Person(person);
    }

    /** Without any login: what the public and a respondent's phone use. */
    Answer anonymous(String method, String path, byte[] body) {
        return send(request(path)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Content-Type", "application/json"));
    }

    /** A public document, byte by byte. */
    byte[] anonymousBytes(String path) {
        Answer answer = send(request("/api/public/v1" + path).GET());
        if (!answer.ok()) {
            require("GET " + path, answer);
        }
        return answer.body().getBytes(StandardCharsets.UTF_8);
    }

    JsonNode publicly(String path) {
        Answer answer = send(request("/api/public/v1" + path).GET());
        return require("GET " + path, answer);
    }

    /** One of the demo's people. */
    final class Person {
        private final String name;

        private Person(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }

        JsonNode get(String path) {
            return require(name + " GET " + path, send(authorized(path).GET()));
        }

        JsonNode post(String path, Object body) {
            return require(name + " POST " + path, tryPost(path, body));
        }

        Answer tryPost(String path, Object body) {
            return raw("POST", path, "application/json", JSON.writeValueAsBytes(body));
        }

        JsonNode put(String path, Object body) {
            return require(name + " PUT " + path, raw("PUT", path, "application/json", JSON.writeValueAsBytes(body)));
        }

        JsonNode upload(String path, String mediaType, byte[] body) {
            return require(name + " POST " + path, raw("POST", path, mediaType, body));
        }

        private Answer raw(String method, String path, String mediaType, byte[] body) {
            return send(authorized(path)
                    .header("Content-Type", mediaType)
                    .method(method, HttpRequest.BodyPublishers.ofByteArray(body)));
        }

        private HttpRequest.Builder authorized(String path) {
            return request(path).header("Authorization", "Bearer " + token(name));
        }
    }

    /** A token of this person's own. */
    String bearer(String person) {
        return token(person);
    }

    private String token(String person) {
        return tokens.compute(
                        person, (who, held) -> held != null && Instant.now().isBefore(held.until()) ? held : login(who))
                .value();
    }

    private Token login(String person) {
        String password = settings.passwords().get(person);
        if (password == null) {
            throw Failure.check("演示缺少 " + person + " 的密码", "the demo has no password of " + person);
        }
        String form = form(Map.of(
                "grant_type",
                "password",
                "client_id",
                settings.scriptsClient(),
                "scope",
                "openid",
                "username",
                person,
                "password",
                password));
        Answer answer = send(HttpRequest.newBuilder(settings.tokenEndpoint())
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        JsonNode token = require(person + " login", answer);
        return new Token(
                token.path("access_token").asString(),
                Instant.now().plusSeconds(Math.max(10, token.path("expires_in").asInt() - 30)));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(settings.gateway() + path)).timeout(patience);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw Failure.check("平台没有应答：" + e.getMessage(), "the platform did not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.check("演示被中断", "the demo was interrupted");
        }
    }

    /** The answer's JSON, or a loud end of the demo with what was asked and what came back. */
    static JsonNode require(String what, Answer answer) {
        if (!answer.ok()) {
            throw Failure.check(
                    "演示受阻：%s 得到 %d %s".formatted(what, answer.status(), answer.body()),
                    "the demo is stuck: %s gave %d".formatted(what, answer.status()));
        }
        return answer.body().isEmpty() ? JSON.createObjectNode() : answer.json();
    }
}
