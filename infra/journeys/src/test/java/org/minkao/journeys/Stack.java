package org.minkao.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The embedded stack on free ports and with a state folder of its own, started once for all stories. */
final class Stack implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> PORTS = List.of(
            "MINKAO_GATEWAY_PORT",
            "MINKAO_EVALUATION_PORT",
            "MINKAO_SURVEY_PORT",
            "MINKAO_RECTIFICATION_PORT",
            "MINKAO_NOTIFICATION_PORT",
            "MINKAO_KEYCLOAK_PORT",
            "MINKAO_KEYCLOAK_MANAGEMENT_PORT",
            "MINKAO_KAFKA_PORT",
            "MINKAO_KAFKA_CONTROLLER_PORT",
            "MINKAO_MONGODB_PORT",
            "MINKAO_SMTP_PORT",
            "MINKAO_IMAP_PORT");
    private static final int BASE = 18_000;
    private static final int STEP = 2_100;
    private static final int SLOTS = 12;

    private final Path root = Path.of("../..").toAbsolutePath().normalize();
    private final Path state = Path.of("target/stack").toAbsolutePath();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** What a command said and how it ended. */
    record Run(int exit, String out, String err) {
        String lastLine() {
            return out.lines().reduce("", (before, line) -> line.isBlank() ? before : line);
        }
    }

    /** Gives the stack to test methods; JUnit closes it after the last class. */
    static final class Extension implements BeforeAllCallback, ParameterResolver {
        private static final Namespace PLACE = Namespace.create(Stack.class);

        @Override
        public void beforeAll(ExtensionContext context) {
            stack(context);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Stack.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return stack(context);
        }

        private static Stack stack(ExtensionContext context) {
            return context.getRoot().getStore(PLACE).computeIfAbsent("stack", key -> new Stack(), Stack.class);
        }
    }

    private Stack() {
        int offset = freeOffset();
        for (int i = 0; i < PORTS.size(); i++) {
            environment.put(PORTS.get(i), String.valueOf(offset + i));
        }
        environment.put("MINKAO_STATE", state.toString());
        // Maven is building these jars right now; building them again from here would fight with it.
        environment.put("MINKAO_SKIP_BUILD", "1");
        // Caches would be trained for a stack that lives for minutes.
        environment.put("MINKAO_AOT", "off");
        Run up = minkao("up", "--detach");
        if (up.exit() != 0) {
            throw new IllegalStateException("./minkao up gave " + up.exit() + "\n" + up.err());
        }
    }

    /** Runs the launcher as a user would. */
    Run minkao(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("bash", root.resolve("minkao").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
        builder.environment().putAll(environment);
        try {
            // Files of its own: a command may run while another one does.
            Path said = Files.createDirectories(state.resolveSibling("said"));
            Path out = Files.createTempFile(said, "minkao-", ".out");
            Path err = Files.createTempFile(said, "minkao-", ".err");
            builder.redirectOutput(out.toFile()).redirectError(err.toFile());
            Process process = builder.start();
            if (!process.waitFor(15, TimeUnit.MINUTES)) {
                process.destroy();
                throw new IllegalStateException(String.join(" ", command) + " did not end within 15 minutes");
            }
            return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int port(String variable) {
        return Integer.parseInt(String.valueOf(environment.get(variable)));
    }

    List<Integer> ports() {
        List<Integer> all = new ArrayList<>();
        for (String variable : PORTS) {
            all.add(port(variable));
        }
        for (String variable : PORTS.subList(0, 5)) {
            all.add(port(variable) + 1000);
        }
        return all;
    }

    /** Answers of the gateway, with a token of this person or with none. */
    HttpResponse<String> call(String method, String path, String person, String body) {
        return call(
                method, path, person.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + token(person)), body);
    }

    HttpResponse<String> call(String method, String path, Map<String, String> headers, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port("MINKAO_GATEWAY_PORT") + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    JsonNode get(String path, String person) {
        HttpResponse<String> answer = call("GET", path, person, "");
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("GET %s gave %d %s".formatted(path, answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    /** A token by password grant, as scripts get one. */
    String token(String person) {
        String form = "grant_type=password&client_id=minkao-scripts&scope=openid&username=" + encode(person)
                + "&password=" + encode(password());
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port("MINKAO_KEYCLOAK_PORT")
                        + "/realms/minkao/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("no token for " + person + ": " + answer.body());
        }
        return JSON.readTree(answer.body()).path("access_token").asString();
    }

    String password() {
        try {
            return Files.readString(state.resolve("secrets/demo.password")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Process ids of the running parts, as the launcher keeps them. */
    Path pids() {
        return state.resolve("run");
    }

    Path logs() {
        return state.resolve("logs");
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** So that a stack of the developer's own may run beside the stories. */
    private static int freeOffset() {
        for (int slot = 0; slot < SLOTS; slot++) {
            int offset = BASE + slot * STEP;
            if (free(offset, PORTS.size()) && free(offset + 1000, 5)) {
                return offset;
            }
        }
        throw new IllegalStateException("no free range of ports from " + BASE);
    }

    private static boolean free(int from, int count) {
        for (int port = from; port < from + count; port++) {
            try (ServerSocket socket = new ServerSocket(port)) {
                socket.setReuseAddress(true);
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        Run down = minkao("down");
        if (down.exit() != 0) {
            throw new IllegalStateException("./minkao down gave " + down.exit() + "\n" + down.err());
        }
    }
}
