package org.minkao.journeys.faults;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens where a service should, counts what it is asked, and answers nonsense. */
final class BrokenService implements AutoCloseable {
    private final ServerSocket listener;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Talk talk = Talk.NOISE;

    /** What it says. */
    enum Talk {
        NOISE("\u0000\u0001nonsense nonsense\r\n\r\n"),
        NO_STATUS("HTTP/1.1 nonsense\r\n\r\n"),
        SILENCE_AND_CLOSE(""),
        HALF_AN_ANSWER("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"nonsense"),
        ERROR_PAGE("HTTP/1.1 500 Broken\r\nContent-Type: text/html\r\nContent-Length: 21\r\n\r\n<html>nonsense</html>");

        private final String words;

        Talk(String words) {
            this.words = words;
        }
    }

    BrokenService(int port) throws IOException {
        listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Thread.ofVirtual().start(this::accept);
    }

    void talk(Talk next) {
        talk = next;
    }

    int requests(String method) {
        return (int)
                requests.stream().filter(line -> line.startsWith(method + " ")).count();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return;
                }
                head.append((char) next);
            }
            requests.add(head.substring(0, head.indexOf("\r\n")));
            socket.getOutputStream().write(talk.words.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (IOException gone) {
            // Whoever asked has left; that is counted already.
            requests.add("GONE " + gone.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
