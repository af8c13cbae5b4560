package org.minkao.local.demo;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.minkao.local.Failure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public HTTP interface at the gateway, used as one of the demo's people or as nobody in particular. */
final class Api {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    /** How long a part of the platform may be away before the demo gives up. */
    private static final Duration AWAY = Duration.ofMinutes(3);

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(400);
    private static final int CONFLICT = 409;
    private static final int NO_ANSWER = 0;

    /**
     * What a room says of a campaign whose latest event it has not read yet. The demo only names campaigns that it
     * brought that far itself, so it waits, as people do who look again a moment later.
     */
    private static final Set<String> NOT_HEARD_YET =
            Set.of("CAMPAIGN_NOT_FOUND", "PLAN_NOT_ARRIVED", "UNKNOWN_CAMPAIGN", "ROLL_NOT_FROZEN", "NOT_OPEN");

    private final DemoSettings settings;
    private final Duration patience;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final AtomicInteger repeated = new AtomicInteger();

    private record Token(String value, Instant until) {}

    /** What a failed request may have done. */
    private enum Away {
        NO,
        NOTHING_DONE,
        PERHAPS_DONE
    }

    /**
     * An answer of the platform.
     *
     * @param unsure whether an earlier try of the same request may have been carried out
     */
    record Answer(int status, String body, boolean unsure) {
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

        /** The try before went through, and its answer was lost. */
        boolean doneBefore() {
            return unsure && (status == CONFLICT || status == 404);
        }

        /** The room is there but behind: nothing was done. */
        private boolean behind() {
            return status / 100 == 4 && NOT_HEARD_YET.contains(code());
        }

        private Away away() {
            if (behind()) {
                return Away.NOTHING_DONE;
            }
            return switch (status) {
                // The gateway says this when it did not reach the service at all.
                case 503 -> code().equals("SERVICE_UNAVAILABLE") ? Away.NOTHING_DONE : Away.PERHAPS_DONE;
                // Somebody else's change came first, such as an event's: a person looks and says it again.
                case CONFLICT -> code().equals("CHANGED_MEANWHILE") ? Away.NOTHING_DONE : Away.NO;
                case NO_ANSWER, 502, 504 -> Away.PERHAPS_DONE;
                default -> Away.NO;
            };
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

    /** How often a request had to be sent again because a part was away. */
    int repeated() {
        return repeated.get();
    }

    /** Without any login: what the public and a respondent's phone use; the same bytes may be sent again. */
    Answer anonymous(String method, String path, byte[] body) {
        return send(() -> anonymousRequest(method, path, body), true);
    }

    /** Something new by nobody in particular; looked for before it is sent a second time. */
    JsonNode createAnonymously(String path, Object body, Supplier<Optional<JsonNode>> already) {
        byte[] bytes = JSON.writeValueAsBytes(body);
        return create("POST " + path, () -> anonymousRequest("POST", path, bytes), already);
    }

    private HttpRequest.Builder anonymousRequest(String method, String path, byte[] body) {
        return request(path)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Content-Type", "application/json");
    }

    /** A public document, byte by byte. */
    byte[] anonymousBytes(String path) {
        Answer answer = send(() -> request("/api/public/v1" + path).GET(), true);
        if (!answer.ok()) {
            require("GET " + path, answer);
        }
        return answer.body().getBytes(StandardCharsets.UTF_8);
    }

    JsonNode publicly(String path) {
        Answer answer = send(() -> request("/api/public/v1" + path).GET(), true);
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
            return require(name + " GET " + path, send(() -> authorized(path).GET(), true));
        }

        /** A step that can happen once: where its answer was lost, the thing itself tells that it happened. */
        JsonNode post(String path, Object body) {
            Answer answer = tryPost(path, body);
            return answer.doneBefore()
                    ? get(path.substring(0, path.lastIndexOf('/')))
                    : require(name + " POST " + path, answer);
        }

        /** Something that a repetition would double; looked for before it is sent a second time. */
        JsonNode create(String path, Object body, Supplier<Optional<JsonNode>> already) {
            byte[] bytes = JSON.writeValueAsBytes(body);
            return Api.this.create(
                    name + " POST " + path, () -> write("POST", path, "application/json", bytes), already);
        }

        /** The same for a file. */
        JsonNode hand(String path, String mediaType, byte[] body, Supplier<Optional<JsonNode>> already) {
            return Api.this.create(name + " POST " + path, () -> write("POST", path, mediaType, body), already);
        }

        /** The first of a list's items that is the wanted one. */
        Optional<JsonNode> find(String path, java.util.function.Predicate<JsonNode> wanted) {
            return get(path).path("items").valueStream().filter(wanted).findFirst();
        }

        Answer tryPost(String path, Object body) {
            return raw("POST", path, "application/json", JSON.writeValueAsBytes(body));
        }

        JsonNode put(String path, Object body) {
            return require(name + " PUT " + path, raw("PUT", path, "application/json", JSON.writeValueAsBytes(body)));
        }

        /** Nothing while the room has not yet heard of what the file belongs to. */
        Optional<JsonNode> upload(String path, String mediaType, byte[] body) {
            Answer answer = raw("POST", path, mediaType, body);
            return answer.status() == 404 ? Optional.empty() : Optional.of(require(name + " POST " + path, answer));
        }

        private Answer raw(String method, String path, String mediaType, byte[] body) {
            return send(() -> write(method, path, mediaType, body), true);
        }

        private HttpRequest.Builder write(String method, String path, String mediaType, byte[] body) {
            return authorized(path)
                    .header("Content-Type", mediaType)
                    .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
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
        Answer answer = send(
                () -> HttpRequest.newBuilder(settings.tokenEndpoint())
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)),
                true);
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

    private JsonNode create(String what, Supplier<HttpRequest.Builder> request, Supplier<Optional<JsonNode>> already) {
        long end = System.nanoTime() + AWAY.toNanos();
        while (true) {
            Answer answer = send(request, false);
            if (answer.away() == Away.NO || System.nanoTime() > end) {
                return require(what, answer);
            }
            Optional<JsonNode> there = already.get();
            if (there.isPresent()) {
                return there.get();
            }
        }
    }

    /** Waits while a part is away; what may have been done is sent again only if doing it twice changes nothing. */
    private Answer send(Supplier<HttpRequest.Builder> request, boolean repeatable) {
        long end = System.nanoTime() + AWAY.toNanos();
        boolean unsure = false;
        while (true) {
            Answer answer = once(request.get().build(), unsure, end);
            Away away = answer.away();
            if (away == Away.NO || (away == Away.PERHAPS_DONE && !repeatable) || System.nanoTime() > end) {
                return answer;
            }
            unsure |= away == Away.PERHAPS_DONE;
            if (answer.status() != CONFLICT && !answer.behind()) {
                repeated.incrementAndGet();
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private Answer once(HttpRequest request, boolean unsure, long end) {
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.body(), unsure);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            if (System.nanoTime() > end) {
                throw Failure.check("平台没有应答：" + e.getMessage(), "the platform did not answer: " + e.getMessage());
            }
            return new Answer(503, "{\"code\":\"SERVICE_UNAVAILABLE\"}", unsure);
        } catch (IOException e) {
            if (System.nanoTime() > end) {
                throw Failure.check("平台没有应答：" + e.getMessage(), "the platform did not answer: " + e.getMessage());
            }
            return new Answer(NO_ANSWER, "", unsure);
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
