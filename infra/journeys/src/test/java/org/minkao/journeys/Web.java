package org.minkao.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The gateway's doors, as one of the demo's people or as nobody; each story comes from an address of its own. */
final class Web {
    /** Elsewhere the machine has one loopback address only. */
    private static final boolean LINUX = System.getProperty("os.name").startsWith("Linux");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Stack stack;
    private final HttpClient http;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    private record Token(String value, Instant until) {}

    /** What came back, whatever its status. */
    record Answer(int status, HttpHeaders headers, String body) {
        JsonNode json() {
            return Stack.JSON.readTree(body);
        }

        String code() {
            return text("code");
        }

        /** A field of the body, or nothing when the body is no JSON object. */
        String text(String field) {
            try {
                return json().path(field).asString("");
            } catch (JacksonException notJson) {
                return "";
            }
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        @Override
        public String toString() {
            return status + " " + (body.length() > 400 ? body.substring(0, 400) + "…" : body);
        }
    }

    /** The last number of a loopback address: the gateway's limits count by address, and no story shall feel another's. */
    Web(Stack stack, int host) {
        this.stack = stack;
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER);
        this.http = builder.localAddress(loopback(host)).build();
    }

    Stack stack() {
        return stack;
    }

    /** As this person, with a JSON body; {@code null} is no body. */
    Answer as(String person, String method, String path, Object body) {
        return send(person, method, path, Map.of("Content-Type", "application/json"), bytes(body));
    }

    /** As nobody. */
    Answer nobody(String method, String path, Object body) {
        return send("", method, path, Map.of("Content-Type", "application/json"), bytes(body));
    }

    Answer get(String person, String path) {
        return send(person, "GET", path, Map.of(), new byte[0]);
    }

    /** What must succeed, as JSON. */
    JsonNode must(String person, String method, String path, Object body) {
        return must(as(person, method, path, body), person + " " + method + " " + path);
    }

    JsonNode must(String person, String path) {
        return must(get(person, path), person + " GET " + path);
    }

    static JsonNode must(Answer answer, String what) {
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException(what + " gave " + answer);
        }
        return answer.body().isEmpty() ? Stack.JSON.createObjectNode() : answer.json();
    }

    /** An empty person is nobody. */
    Answer send(String person, String method, String path, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = request(stack.port("MINKAO_GATEWAY_PORT"), path)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        if (!person.isEmpty()) {
            request.header("Authorization", "Bearer " + token(person));
        }
        return send(request);
    }

    /** Past the gateway, at a port of this machine. */
    Answer at(int port, String method, String path, Map<String, String> headers) {
        HttpRequest.Builder request = request(port, path).method(method, HttpRequest.BodyPublishers.noBody());
        headers.forEach(request::header);
        return send(request);
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(PATIENCE);
    }

    /** A token of this person, kept while it lasts. */
    String token(String person) {
        Token held = tokens.compute(
                person, (who, token) -> token != null && Instant.now().isBefore(token.until()) ? token : login(who));
        return held.value();
    }

    private Token login(String person) {
        JsonNode answer = grant(
                "minkao",
                Map.of(
                        "grant_type", "password",
                        "client_id", "minkao-scripts",
                        "scope", "openid",
                        "username", person,
                        "password", stack.password()));
        return new Token(
                answer.path("access_token").asString(),
                Instant.now().plusSeconds(answer.path("expires_in").asInt() - 60L));
    }

    /** What the realm's token endpoint answers. */
    JsonNode grant(String realm, Map<String, String> form) {
        return must(tryGrant(realm, form), "a token of realm " + realm);
    }

    Answer tryGrant(String realm, Map<String, String> form) {
        return send(request(stack.port("MINKAO_KEYCLOAK_PORT"), "/realms/" + realm + "/protocol/openid-connect/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(form))));
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static byte[] bytes(Object body) {
        return switch (body) {
            case null -> new byte[0];
            case byte[] raw -> raw;
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            default -> Stack.JSON.writeValueAsBytes(body);
        };
    }

    static InetAddress loopback(int host) {
        if (!LINUX) {
            return InetAddress.getLoopbackAddress();
        }
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) host});
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }
}
