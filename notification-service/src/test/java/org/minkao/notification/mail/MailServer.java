package org.minkao.notification.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** A real SMTP server on loopback that refuses mail for people who are gone, and can be stopped and started again. */
public final class MailServer implements AutoCloseable {
    private static final long PATIENCE = 10_000;
    private final Managers managers = new Choosy();
    private final int port;
    private volatile SmtpServer server;

    /** Says no to addresses that begin with "gone", for good, and with "full", for now. */
    private static final class Choosy extends Managers {
        private final SmtpManager smtp = new SmtpManager(getImapHostManager(), getUserManager()) {
            @Override
            public String checkRecipient(SmtpState state, MailAddress recipient) {
                return recipient.getEmail().startsWith("gone@")
                        ? "550 5.1.1 no such user"
                        : recipient.getEmail().startsWith("full@") ? "452 4.2.2 mailbox full" : null;
            }
        };

        @Override
        public SmtpManager getSmtpManager() {
            return smtp == null ? super.getSmtpManager() : smtp;
        }
    }

    private MailServer(int port) {
        this.port = port;
        start();
    }

    public static MailServer started() {
        return new MailServer(freePort());
    }

    public int port() {
        return port;
    }

    public void start() {
        server = new SmtpServer(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP), managers);
        server.startService();
        try {
            if (!server.waitTillRunning(PATIENCE)) {
                throw new IllegalStateException("the mail server does not start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public void stop() {
        server.stopService(PATIENCE);
    }

    /** What lies in everybody's mailbox. */
    public List<MimeMessage> received() {
        List<MimeMessage> all = new ArrayList<>();
        for (StoredMessage stored : managers.getImapHostManager().getAllMessages()) {
            all.add(stored.getMimeMessage());
        }
        return all;
    }

    public List<MimeMessage> receivedBy(String address) {
        return received().stream()
                .filter(message -> {
                    try {
                        return message.getAllRecipients()[0].toString().equals(address);
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    public static String text(MimeMessage message) {
        try {
            return String.valueOf(message.getContent());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
