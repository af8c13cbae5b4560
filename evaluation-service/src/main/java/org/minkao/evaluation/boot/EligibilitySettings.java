package org.minkao.evaluation.boot;

import java.net.URI;
import java.util.Base64;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What eligibility is told besides its room: the notification room's public key and where people find the ballot page. */
@ConfigurationProperties("minkao.eligibility")
record EligibilitySettings(
        @DefaultValue("") String contactPublicKey,
        @DefaultValue("http://localhost:8080") URI publicUrl) {
    private static final int KEY = 32;

    byte[] contactKey() {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(contactPublicKey);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("minkao.eligibility.contact-public-key is not base64", e);
        }
        if (key.length != KEY) {
            throw new IllegalStateException(
                    "minkao.eligibility.contact-public-key has %d bytes (expected: %d)".formatted(key.length, KEY));
        }
        return key;
    }
}
