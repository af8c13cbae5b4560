package org.minkao.local.parked;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.minkao.local.Failure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The services' management ports, asked with an operator's token. */
final class Operations {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final ParkedSettings settings;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String token;

    /** What a service said. */
    record Answer(int status, String body) {
        JsonNode json() {
            return body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
        }
    }

    Operations(ParkedSettings settings) {
        this.settings = settings;
        this.token = login();
    }

    Answer get(String service, String path) {
        return send(service, request(service, path).GET());
    }

    Answer post(String service, String path, Map<String, String> body) {
        return send(
                service,
                request(service, path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    private HttpRequest.Builder request(String service, String path) {
        Integer port = settings.managementPorts().get(service);
        if (port == null) {
            throw Failure.input("没有服务“%s”".formatted(service), "there is no service \"%s\"".formatted(service));
        }
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator" + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token);
    }

    private String login() {
        String form = Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        settings.client(),
                        "scope",
                        "openid",
                        "username",
                        settings.person(),
                        "password",
                        settings.password())
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        Answer answer = send(
                "Keycloak",
                HttpRequest.newBuilder(settings.tokenEndpoint())
                        .timeout(LIMIT)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (answer.status() != 200) {
            throw Failure.check(
                    "%s 无法登录（%d）".formatted(settings.person(), answer.status()),
                    "%s cannot log in (%d)".formatted(settings.person(), answer.status()));
        }
        return answer.json().path("access_token").asString();
    }

    private Answer send(String whom, HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw Failure.environment(
                    whom + " 没有应答，请先运行 ./minkao up", whom + " does not answer: run ./minkao up first");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.environment("运行被中断", "interrupted");
        }
    }
}
