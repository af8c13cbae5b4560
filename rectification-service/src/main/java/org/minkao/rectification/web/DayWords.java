package org.minkao.rectification.web;

import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.minkao.rectification.workday.Reckoning;

/** Says in the reader's language why a day counts or not: Chinese unless English is asked for first. */
final class DayWords {
    private final ResourceBundle words;

    private DayWords(ResourceBundle words) {
        this.words = words;
    }

    static DayWords of(@Nullable String acceptLanguage) {
        boolean english = acceptLanguage != null
                && acceptLanguage.strip().toLowerCase(Locale.ROOT).startsWith("en");
        return new DayWords(ResourceBundle.getBundle(
                "deadline",
                english ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    String why(Reckoning.Day day) {
        String text = words.getString("day." + day.kind());
        return day.name() == null ? text : text.formatted(day.name());
    }

    String withoutNotice(int year) {
        return words.getString("year.without.notice").formatted(String.valueOf(year));
    }
}
