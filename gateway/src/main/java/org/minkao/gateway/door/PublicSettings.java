package org.minkao.gateway.door;

import java.net.URI;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The address under which people reach the gateway, and whether its cookies are marked secure. */
@ConfigurationProperties("minkao.public")
public record PublicSettings(URI url, @DefaultValue("true") boolean secureCookies) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public PublicSettings {
        if (url.getHost() == null || !Set.of("http", "https").contains(url.getScheme())) {
            throw new IllegalArgumentException(
                    "minkao.public.url is " + url + " (expected: an http or https address with a host)");
        }
        boolean loopback = LOOPBACK.contains(url.getHost());
        if (url.getScheme().equals("http") && !loopback) {
            throw new IllegalArgumentException(
                    "minkao.public.url is " + url + " (expected: https; plain http only on the loopback)");
        }
        if (!secureCookies && !(loopback && url.getScheme().equals("http"))) {
            throw new IllegalArgumentException("minkao.public.secure-cookies is false for " + url
                    + " (expected: true, except for plain http on the loopback)");
        }
    }

    public boolean https() {
        return url.getScheme().equals("https");
    }

    /** Without a slash at the end. */
    public String base() {
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
