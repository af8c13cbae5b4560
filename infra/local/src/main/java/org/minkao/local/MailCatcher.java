package org.minkao.local;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.concurrent.CountDownLatch;

/** Catches every mail for trial and tests, as a process of its own: {@code MailCatcher SMTP_PORT IMAP_PORT}. */
public final class MailCatcher {

    private MailCatcher() {}

    /** Takes mail for any address and lets anybody read it over IMAP, on loopback only. */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 2) {
            System.err.println("usage: MailCatcher SMTP_PORT IMAP_PORT");
            System.exit(2);
            return;
        }
        var smtp = new ServerSetup(Integer.parseInt(arguments[0]), Loopback.HOST, ServerSetup.PROTOCOL_SMTP);
        var imap = new ServerSetup(Integer.parseInt(arguments[1]), Loopback.HOST, ServerSetup.PROTOCOL_IMAP);
        var mail = new GreenMail(new ServerSetup[] {smtp, imap})
                .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        Runtime.getRuntime().addShutdownHook(new Thread(mail::stop, "mail-stop"));
        mail.start();
        System.out.println("SMTP " + smtp.getPort() + ", IMAP " + imap.getPort());
        new CountDownLatch(1).await();
    }
}
