package org.minkao.notification.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.minkao.notification.delivery.Post;

/** Sends by SMTP with the Message-ID it is given, so that a repeat can be told from a second mail. */
public final class SmtpPost implements Post {
    private static final int MILLIS = 10_000;

    private final Session session;
    private final InternetAddress from;

    public SmtpPost(String host, int port, String from) {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.host", host);
        settings.setProperty("mail.smtp.port", String.valueOf(port));
        settings.setProperty("mail.smtp.connectiontimeout", String.valueOf(MILLIS));
        settings.setProperty("mail.smtp.timeout", String.valueOf(MILLIS));
        settings.setProperty("mail.smtp.writetimeout", String.valueOf(MILLIS));
        this.session = Session.getInstance(settings);
        try {
            this.from = new InternetAddress(from, true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("sender is %s (expected: a mail address)".formatted(from), e);
        }
    }

    @Override
    public void send(Mail mail) throws Undelivered {
        // Without causes: their messages quote the address.
        try {
            Transport.send(message(mail));
        } catch (AddressException e) {
            throw new Undelivered("BAD_ADDRESS", true);
        } catch (SendFailedException e) {
            Address[] invalid = e.getInvalidAddresses();
            boolean refused = invalid != null && invalid.length > 0;
            throw new Undelivered(refused ? "ADDRESS_REFUSED" : "MAIL_SERVER_REFUSED", refused);
        } catch (MessagingException e) {
            throw new Undelivered("MAIL_SERVER_UNREACHABLE", false);
        }
    }

    private MimeMessage message(Mail mail) throws MessagingException {
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + mail.messageId() + "@minkao>");
            }
        };
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.body(), StandardCharsets.UTF_8.name());
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }
}
