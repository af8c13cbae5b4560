package org.minkao.journeys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Bytes on a connection, for requests that no well-behaved client would send. */
final class RawHttp {
    private static final int PATIENCE = 15_000;
    /** Whoever waits for the rest of a request that never comes is not waited for. */
    private static final int SHORT = 1_500;

    private RawHttp() {}

    /** The first answer, or nothing when the other side just hung up. */
    static String exchange(int port, byte[] request) {
        return exchange(null, port, request, SHORT);
    }

    /** The same from another address of this machine. */
    static String exchangeFrom(InetAddress from, int port, byte[] request) {
        return exchange(new InetSocketAddress(from, 0), port, request, SHORT);
    }

    private static String exchange(InetSocketAddress from, int port, byte[] request, int patience) {
        try (Socket socket = new Socket()) {
            socket.bind(from);
            socket.setSoTimeout(patience);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return read(socket.getInputStream());
        } catch (SocketException hungUp) {
            return "";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A request with this first line and these header lines. */
    static String request(int port, String line, String... headers) {
        String text = line + "\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
        return exchange(null, port, text.getBytes(StandardCharsets.ISO_8859_1), PATIENCE);
    }

    /** The status of an answer, 0 when there was none. */
    static int status(String answer) {
        return answer.startsWith("HTTP/1.") && answer.length() > 12 ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                all.write(buffer, 0, n);
            }
        } catch (SocketException | SocketTimeoutException cut) {
            // What came until then is the answer.
        }
        return all.toString(StandardCharsets.UTF_8);
    }
}
