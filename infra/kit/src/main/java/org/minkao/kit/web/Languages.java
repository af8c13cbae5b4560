package org.minkao.kit.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;

/** The two languages of every text: Chinese unless English is asked for first. */
final class Languages {

    private Languages() {}

    static Locale of(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return Locale.SIMPLIFIED_CHINESE;
        }
        return Collections.list(request.getLocales()).stream()
                .filter(l -> l.getLanguage().equals("zh") || l.getLanguage().equals("en"))
                .findFirst()
                .filter(l -> l.getLanguage().equals("en"))
                .map(l -> Locale.ENGLISH)
                .orElse(Locale.SIMPLIFIED_CHINESE);
    }
}
