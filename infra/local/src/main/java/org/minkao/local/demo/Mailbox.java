package org.minkao.local.demo;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.minkao.local.Failure;

/** A respondent's own mailbox, read over IMAP as a mail program would. */
final class Mailbox {
    private static final Pattern LINK = Pattern.compile("/v#([a-z2-7]{8}\\.[a-z2-7]{26})");

    private final DemoSettings settings;
    private final Session session;

    Mailbox(DemoSettings settings) {
        this.settings = settings;
        Properties properties = new Properties();
        properties.setProperty("mail.store.protocol", "imap");
        properties.setProperty("mail.imap.connectiontimeout", "10000");
        properties.setProperty("mail.imap.timeout", "20000");
        this.session = Session.getInstance(properties);
    }

    /** The fragment behind the invitation's link for this campaign, once the mail has come. */
    Optional<String> invitation(String address, String campaign) {
        try (Store store = session.getStore("imap")) {
            store.connect(settings.imapHost(), settings.imapPort(), address, address);
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            Message[] messages = inbox.getMessages();
            for (int i = messages.length - 1; i >= 0; i--) {
                Matcher link = LINK.matcher(String.valueOf(messages[i].getContent()));
                if (link.find() && campaign.startsWith(link.group(1).substring(0, 8))) {
                    return Optional.of(link.group(1));
                }
            }
            return Optional.empty();
        } catch (MessagingException | IOException e) {
            throw Failure.check("无法读取邮箱：" + e.getMessage(), "a mailbox cannot be read: " + e.getMessage());
        }
    }

    /** The fragments of all invitations to this campaign; the box is empty afterwards. */
    List<String> take(String address, String campaign) {
        try (Store store = session.getStore("imap")) {
            store.connect(settings.imapHost(), settings.imapPort(), address, address);
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_WRITE);
            List<String> found = new ArrayList<>();
            Message[] messages = inbox.getMessages();
            // All at once: each question of its own waits for a delayed acknowledgement.
            FetchProfile whole = new FetchProfile();
            whole.add(IMAPFolder.FetchProfileItem.MESSAGE);
            inbox.fetch(messages, whole);
            for (Message message : messages) {
                Matcher link = LINK.matcher(String.valueOf(message.getContent()));
                if (link.find() && campaign.startsWith(link.group(1).substring(0, 8))) {
                    found.add(link.group(1));
                }
            }
            inbox.setFlags(messages, new Flags(Flags.Flag.DELETED), true);
            inbox.close(true);
            return found;
        } catch (MessagingException | IOException e) {
            throw Failure.check("无法读取邮箱：" + e.getMessage(), "a mailbox cannot be read: " + e.getMessage());
        }
    }
}
