package org.minkao.gateway.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service that takes a request and then breaks the connection: whether it did what was asked is unknown. */
class OnceModuleIT {

    private static ServerSocket listening;
    private static RunningGateway gateway;
    private static final Queue<String> TAKEN = new ConcurrentLinkedQueue<>();
    private static volatile boolean reset;

    @BeforeAll
    static void start() throws Exception {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(OnceModuleIT::serve);
        gateway = new RunningGateway("--MINKAO_NOTIFICATION_URL=http://127.0.0.1:" + listening.getLocalPort());
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
        listening.close();
    }

    @BeforeEach
    void forget() {
        TAKEN.clear();
    }

    @ParameterizedTest
    @CsvSource({"POST, true", "POST, false", "PATCH, true", "PATCH, false"})
    void aWriteIsNeverSentTwice(String method, boolean byReset) throws Exception {
        reset = byReset;
        assertUnknown(write(method, "first"));
        // The same over a connection that has carried an answer.
        assertThat(write(method, "answered").statusCode()).isEqualTo(200);
        assertUnknown(write(method, "second"));
        assertThat(TAKEN).containsExactly("first", "answered", "second");
    }

    private static void assertUnknown(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"code\":\"OUTCOME_UNKNOWN\"");
    }

    private static HttpResponse<String> write(String method, String last) throws Exception {
        return gateway.send(
                "/api/notification/v1/" + last,
                request -> request.method(method, BodyPublishers.ofString("{}")),
                "Authorization",
                "Bearer " + gateway.realm.accessToken("wang", 300, "office"));
    }

    private static void serve() {
        try {
            while (true) {
                Socket socket = listening.accept();
                Thread.ofVirtual().start(() -> takeAndBreak(socket));
            }
        } catch (SocketException closed) {
            // The test is over.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void takeAndBreak(Socket socket) {
        try (socket) {
            String path = take(socket.getInputStream());
            while (path.equals("answered")) {
                socket.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                path = take(socket.getInputStream());
            }
            // Without a farewell the peer sees a reset instead of an end.
            socket.setSoLinger(reset, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last part of the path of a request that was read to its end. */
    private static String take(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n{}") < 0) {
            int b = in.read();
            if (b < 0) {
                return "";
            }
            text.append((char) b);
        }
        String target = text.substring(0, text.indexOf(" HTTP/1.1"));
        String last = target.substring(target.lastIndexOf('/') + 1);
        TAKEN.add(last);
        return last;
    }
}
