package org.minkao.notification.boot;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where mail goes, checked at start. */
@ConfigurationProperties("minkao.mail")
public record MailSettings(String host, int port, String from, int atOnce) {
    public MailSettings {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "minkao.mail is %s:%d (expected: a host and a port)".formatted(host, port));
        }
        if (!from.contains("@")) {
            throw new IllegalArgumentException("minkao.mail.from is %s (expected: a mail address)".formatted(from));
        }
        if (atOnce < 1 || atOnce > 64) {
            throw new IllegalArgumentException("minkao.mail.at-once is %d (expected: 1 to 64)".formatted(atOnce));
        }
    }
}
