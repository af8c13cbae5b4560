package org.minkao.journeys;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minkao.ballot.CampaignId;
import org.minkao.ballot.Invitation;

/** The mail catcher's boxes, read as their owners would. */
final class Mails {
    private static final Pattern LINK = Pattern.compile("/v#([a-z2-7]{8}\\.[a-z2-7]{26})");

    private final int port;
    private final Session session;

    Mails(Stack stack) {
        port = stack.port("MINKAO_IMAP_PORT");
        Properties properties = new Properties();
        properties.setProperty("mail.store.protocol", "imap");
        properties.setProperty("mail.imap.connectiontimeout", "10000");
        properties.setProperty("mail.imap.timeout", "30000");
        session = Session.getInstance(properties);
    }

    /** The one-time code that was mailed for this campaign; waits for the mail. */
    Invitation invitation(String address, CampaignId campaign) {
        return Play.until("the invitation of " + address, () -> find(address, campaign), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<Invitation> find(String address, CampaignId campaign) {
        try (Store store = session.getStore("imap")) {
            store.connect("127.0.0.1", port, address, address);
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            for (Message message : inbox.getMessages()) {
                Matcher link = LINK.matcher(String.valueOf(message.getContent()));
                if (link.find() && campaign.value().startsWith(link.group(1).substring(0, 8))) {
                    return Optional.of(Invitation.ofFragment(campaign, link.group(1)));
                }
            }
            return Optional.empty();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("cannot read the mails of " + address, e);
        }
    }
}
