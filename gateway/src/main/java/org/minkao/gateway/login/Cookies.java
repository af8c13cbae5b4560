package org.minkao.gateway.login;

import java.time.Duration;
import org.minkao.gateway.door.PublicSettings;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import org.springframework.web.server.session.WebSessionIdResolver;

/** The gateway's cookies: bound to this host, out of reach of scripts, not sent along by other sites' forms. */
public final class Cookies {

    private final boolean secure;

    public Cookies(PublicSettings settings) {
        this.secure = settings.secureCookies();
    }

    /** Browsers take the prefix only together with the secure mark, which they also take on http://localhost. */
    String name(String purpose) {
        return (secure ? "__Host-" : "") + "minkao-" + purpose;
    }

    ResponseCookie cookie(String purpose, String value, Duration age) {
        return ResponseCookie.from(name(purpose), value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(age)
                .build();
    }

    public WebSessionIdResolver sessionIds() {
        CookieWebSessionIdResolver resolver = new CookieWebSessionIdResolver();
        resolver.setCookieName(name("session"));
        // Without an age: the cookie goes with the browser, the session with its idle time.
        resolver.setCookieMaxAge(Duration.ofSeconds(-1));
        resolver.addCookieInitializer(
                cookie -> cookie.path("/").httpOnly(true).secure(secure).sameSite("Lax"));
        return resolver;
    }
}
