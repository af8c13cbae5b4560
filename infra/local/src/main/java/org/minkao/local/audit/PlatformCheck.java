package org.minkao.local.audit;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minkao.local.Failure;
import org.minkao.local.audit.Verdict.Flaw;
import org.minkao.local.audit.Verdict.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the running platform to check its own record, with the auditor's token. */
final class PlatformCheck {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int OK = 200;

    private final AuditSettings settings;
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    PlatformCheck(AuditSettings settings) {
        this.settings = settings;
    }

    Verdict run() {
        JsonNode found = send(
                "notification-service",
                HttpRequest.newBuilder(URI.create(settings.gateway() + "/api/notification/v1/audit/check"))
                        .header("Authorization", "Bearer " + token())
                        .GET());
        JsonNode entries = found.path("entries");
        JsonNode first = found.path("first");
        boolean ok = found.path("ok").asBoolean(false);
        if (!entries.isIntegralNumber() || ok == first.isObject()) {
            throw senseless("notification-service");
        }
        return new Verdict(entries.asLong(), ok ? null : flaw(first), List.of());
    }

    private static Flaw flaw(JsonNode first) {
        try {
            Kind kind = Kind.valueOf(first.path("kind").asString(""));
            return new Flaw(
                    kind, first.path("chain").asString(""), first.path("index").asLong(0), text(first.path("id")));
        } catch (IllegalArgumentException e) {
            throw senseless("notification-service");
        }
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }

    private String token() {
        String form = Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        settings.client(),
                        "scope",
                        "openid",
                        "username",
                        settings.auditor(),
                        "password",
                        settings.password())
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(
                        "Keycloak",
                        HttpRequest.newBuilder(settings.tokenEndpoint())
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form)))
                .path("access_token")
                .asString("");
    }

    private JsonNode send(String whom, HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(
                    request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() != OK) {
                throw Failure.environment(
                        "%s 答复 %d，无法核对；可用 --offline 直接核对数据库".formatted(whom, answer.statusCode()),
                        "%s answered %d, so nothing was checked (--offline reads the database itself)"
                                .formatted(whom, answer.statusCode()));
            }
            return json.readTree(answer.body());
        } catch (JacksonException e) {
            throw senseless(whom);
        } catch (IOException e) {
            throw Failure.environment(
                    whom + " 没有应答，请先运行 ./minkao up", whom + " does not answer: run ./minkao up first");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.environment("运行被中断", "interrupted");
        }
    }

    private static Failure senseless(String whom) {
        return Failure.environment(whom + " 的答复无法识别", whom + " gave an answer that makes no sense");
    }
}
