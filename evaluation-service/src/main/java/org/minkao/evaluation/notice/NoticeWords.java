package org.minkao.evaluation.notice;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Puts warnings into words. */
public final class NoticeWords {
    private static final String BUNDLE = "org.minkao.evaluation.notice.notice";
    private static final ResourceBundle CHINESE = bundle(Locale.ROOT);
    private static final ResourceBundle ENGLISH = bundle(Locale.ENGLISH);

    private NoticeWords() {}

    public static String chinese(Warning warning) {
        return words(CHINESE, Locale.CHINESE, warning);
    }

    public static String english(Warning warning) {
        return words(ENGLISH, Locale.ENGLISH, warning);
    }

    private static String words(ResourceBundle bundle, Locale locale, Warning warning) {
        return new MessageFormat(bundle.getString(warning.code().name()), locale)
                .format(warning.arguments().toArray());
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
