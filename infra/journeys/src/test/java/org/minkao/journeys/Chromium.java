package org.minkao.journeys;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A real browser with one page, led by its DevTools protocol; its service workers go offline together with the page. */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Pattern DOOR = Pattern.compile("ws://\\S+");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final WebSocket door;
    private final AtomicInteger number = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    /** Sessions of everything that can use the network. */
    private final List<String> sessions = new CopyOnWriteArrayList<>();

    private final String page;
    private volatile boolean offline;

    /** MINKAO_CHROMIUM, else the first of the usual names on the PATH. */
    static Optional<Path> installed() {
        String given = System.getenv("MINKAO_CHROMIUM");
        if (given != null && !given.isBlank()) {
            return Optional.of(Path.of(given));
        }
        String path = System.getenv().getOrDefault("PATH", "");
        return NAMES.stream()
                .flatMap(name ->
                        List.of(path.split(File.pathSeparator, -1)).stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    Chromium(Path program, Path profile) {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless=new",
                "--disable-gpu",
                "--no-first-run",
                "--lang=zh-CN",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile.toAbsolutePath()));
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--no-sandbox");
        }
        command.add("about:blank");
        try {
            process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        door = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(door(process), new Listener())
                .join();
        ask(
                "Target.setAutoAttach",
                Map.of(
                        "autoAttach",
                        true,
                        "waitForDebuggerOnStart",
                        true,
                        "flatten",
                        true,
                        "filter",
                        List.of(Map.of("type", "service_worker"), Map.of("exclude", true))),
                null);
        String target = ask("Target.createTarget", Map.of("url", "about:blank"), null)
                .path("targetId")
                .asString();
        page = ask("Target.attachToTarget", Map.of("targetId", target, "flatten", true), null)
                .path("sessionId")
                .asString();
        sessions.add(page);
        for (String domain : List.of("Page", "Runtime")) {
            ask(domain + ".enable", Map.of(), page);
        }
    }

    /** A phone's width, so that a page which is wider shows it. */
    void narrow(int width) {
        Map<String, Object> metrics = Map.of("width", width, "height", 740, "deviceScaleFactor", 1, "mobile", true);
        ask("Emulation.setDeviceMetricsOverride", metrics, page);
    }

    void open(String address) {
        ask("Page.navigate", Map.of("url", address), page);
    }

    void reload() {
        ask("Page.reload", Map.of(), page);
    }

    /** What an expression gives on the page; a promise is waited for. */
    JsonNode run(String script) {
        JsonNode answer = ask(
                "Runtime.evaluate", Map.of("expression", script, "awaitPromise", true, "returnByValue", true), page);
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(script + " gave " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /** Waits until an expression is true on the page, also while pages come and go. */
    void until(String what, String script) {
        await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> run(script).asBoolean(false));
    }

    /** As if a person typed it into the field with this id. */
    void type(String id, String text) {
        run(
                "(() => { const field = document.getElementById(%s); field.value = %s; field.dispatchEvent(new Event('input', {bubbles: true})); })()"
                        .formatted(quoted(id), quoted(text)));
    }

    void click(String selector) {
        run("document.querySelector(%s).click()".formatted(quoted(selector)));
    }

    void offline(boolean now) {
        offline = now;
        sessions.forEach(session -> ask("Network.enable", Map.of(), session));
        sessions.forEach(session -> ask("Network.emulateNetworkConditions", conditions(now), session));
    }

    static String quoted(String text) {
        return Stack.JSON.writeValueAsString(text);
    }

    private static Map<String, Object> conditions(boolean offline) {
        return Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1);
    }

    private JsonNode ask(String method, Map<String, ?> parameters, String session) {
        try {
            return begin(method, parameters, session).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + method, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(method + " was not answered", e);
        }
    }

    private void tell(String method, Map<String, ?> parameters, String session) {
        CompletableFuture<JsonNode> _ = begin(method, parameters, session);
    }

    private CompletableFuture<JsonNode> begin(String method, Map<String, ?> parameters, String session) {
        int id = number.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        var message = Stack.JSON
                .createObjectNode()
                .put("id", id)
                .put("method", method)
                .putPOJO("params", parameters);
        if (session != null) {
            message.put("sessionId", session);
        }
        synchronized (asked) {
            door.sendText(Stack.JSON.writeValueAsString(message), true).join();
        }
        return answer;
    }

    private void heard(JsonNode message) {
        if (message.has("id")) {
            CompletableFuture<JsonNode> answer = asked.remove(message.path("id").asInt());
            if (message.has("error")) {
                answer.completeExceptionally(
                        new IllegalStateException(message.path("error").toString()));
            } else {
                answer.complete(message.path("result"));
            }
        } else if (message.path("method").asString().equals("Target.attachedToTarget")) {
            String worker = message.at("/params/sessionId").asString();
            sessions.add(worker);
            // Nobody waits here: this is the thread that would bring the answers.
            Thread.ofVirtual().start(() -> {
                tell("Network.enable", Map.of(), worker);
                tell("Network.emulateNetworkConditions", conditions(offline), worker);
                tell("Runtime.runIfWaitingForDebugger", Map.of(), worker);
            });
        } else if (message.path("method").asString().equals("Target.detachedFromTarget")) {
            sessions.remove(message.at("/params/sessionId").asString());
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                JsonNode message = Stack.JSON.readTree(text.toString());
                text.setLength(0);
                heard(message);
            }
            socket.request(1);
            return null;
        }
    }

    /** The browser says on its error output where it can be led. */
    private static URI door(Process process) {
        BufferedReader said = process.errorReader(StandardCharsets.UTF_8);
        StringBuilder before = new StringBuilder();
        try {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                Matcher found = DOOR.matcher(line);
                if (found.find()) {
                    drain(said);
                    return URI.create(found.group());
                }
                before.append(line).append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("the browser did not start: " + before);
    }

    /** A full pipe would stop the browser. */
    private static void drain(BufferedReader said) {
        Thread.ofVirtual().start(() -> said.lines().forEach(line -> {}));
    }

    @Override
    public void close() {
        door.abort();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().join();
    }
}
