package org.minkao.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** Looks at ports and addresses of this machine. */
final class Loopback {

    static final String HOST = "127.0.0.1";
    private static final int TIMEOUT_MILLIS = 2_000;

    private Loopback() {}

    static boolean free(int port) {
        if (listening(port)) {
            return false;
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static boolean listening(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The port itself when it is free, otherwise one the system picks. */
    static int freeOrOther(int wanted) {
        if (free(wanted)) {
            return wanted;
        }
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw Failure.environment("本机没有空闲端口", "no free port on this machine");
        }
    }

    /** Says these words and waits for the first byte of a reply; without words it waits for a greeting. */
    static boolean replies(int port, byte[] words) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS * 2);
            socket.getOutputStream().write(words);
            socket.getOutputStream().flush();
            return socket.getInputStream().read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    static boolean answersOk(int port, String path) {
        try {
            var connection = (HttpURLConnection)
                    URI.create("http://" + HOST + ":" + port + path).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS * 2);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
