package org.minkao.local.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Takes every request's body and answers 200 with nothing, as a process of its own: {@code EmptyHandler PORT}. */
public final class EmptyHandler {
    private static final int BACKLOG = 256;

    private EmptyHandler() {}

    /** Serves on loopback until the process is stopped. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 1) {
            System.err.println("usage: EmptyHandler PORT");
            System.exit(2);
            return;
        }
        start(Integer.parseInt(arguments[0]));
        new CountDownLatch(1).await();
    }

    static HttpServer start(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, -1);
            }
        });
        server.start();
        return server;
    }
}
