package org.minkao.gateway.running;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A service that remembers what reached it; the last part of the path says how it answers. */
final class EchoService implements AutoCloseable {

    record Seen(String method, String path, Map<String, String> headers, String body) {

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        boolean has(String name) {
            return headers.containsKey(name.toLowerCase(Locale.ROOT));
        }
    }

    private final HttpServer server;
    private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
    private final List<CountDownLatch> waiting = new CopyOnWriteArrayList<>();

    EchoService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next request that reached the service. */
    Seen next() throws InterruptedException {
        Seen next = seen.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing reached the service");
        }
        return next;
    }

    int reached() {
        return seen.size();
    }

    void forget() {
        seen.clear();
    }

    /** Lets every request go on that hangs in {@code /hang}. */
    void release() {
        waiting.forEach(CountDownLatch::countDown);
        waiting.clear();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        String path = exchange.getRequestURI().toString();
        seen.add(new Seen(exchange.getRequestMethod(), path, headers, new String(body, StandardCharsets.ISO_8859_1)));
        switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "hang" -> hang(exchange);
            case "broken" ->
                send(exchange, 500, "text/html", "<pre>java.lang.NullPointerException at Secret.java</pre>");
            case "odd" -> send(exchange, 409, "text/plain", "secret words");
            case "refused" ->
                send(exchange, 409, "application/problem+json", "{\"code\":\"STEP_NOT_ALLOWED\",\"status\":409}");
            case "missing" -> send(exchange, 404, "application/problem+json", "{\"code\":\"UNKNOWN\",\"status\":404}");
            case "cookies" -> {
                exchange.getResponseHeaders().add("Set-Cookie", "other=1");
                exchange.getResponseHeaders().add("X-Powered-By", "something");
                send(exchange, 200, "application/json", "{}");
            }
            default -> send(exchange, 200, "application/json", "{\"ok\":true}");
        }
    }

    private void hang(HttpExchange exchange) throws IOException {
        CountDownLatch latch = new CountDownLatch(1);
        waiting.add(latch);
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        send(exchange, 200, "application/json", "{}");
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        release();
        server.stop(0);
    }
}
