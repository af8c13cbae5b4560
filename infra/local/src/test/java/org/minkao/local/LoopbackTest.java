package org.minkao.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minkao.mongo.DurableMongoServer;

class LoopbackTest {

    @Test
    void aServerThatOnlyListensIsNotHealthy() throws IOException {
        // Whoever connects waits in the system's queue, as with a process that hangs.
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            int port = silent.getLocalPort();
            assertThat(Loopback.listening(port)).isTrue();
            assertThat(LaunchPlan.Probe.of(port, LaunchPlan.Hello.MONGODB).healthy())
                    .isFalse();
        }
    }

    @Test
    void nobodyThereIsNotHealthy() throws IOException {
        int port;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        assertThat(LaunchPlan.Probe.of(port, LaunchPlan.Hello.MAIL).healthy()).isFalse();
    }

    @Test
    void aDatabaseAnswersItsPing(@TempDir Path folder) {
        try (var server = new DurableMongoServer(folder)) {
            int port = URI.create(server.start()).getPort();
            assertThat(LaunchPlan.Probe.of(port, LaunchPlan.Hello.MONGODB).healthy())
                    .isTrue();
        }
    }

    @Test
    void aMailServerGreets() {
        var mail = new GreenMail(new ServerSetup(0, Loopback.HOST, ServerSetup.PROTOCOL_IMAP));
        mail.start();
        try {
            assertThat(LaunchPlan.Probe.of(mail.getImap().getPort(), LaunchPlan.Hello.MAIL)
                            .healthy())
                    .isTrue();
        } finally {
            mail.stop();
        }
    }
}
