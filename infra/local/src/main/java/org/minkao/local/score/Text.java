package org.minkao.local.score;

import java.util.Locale;
import java.util.ResourceBundle;

/** Words for people, Chinese first, English second. */
final class Text {
    private static final ResourceBundle CHINESE = words(Locale.ROOT);
    private static final ResourceBundle ENGLISH = words(Locale.ENGLISH);

    private Text() {}

    static String both(String key, Object... values) {
        return CHINESE.getString(key).formatted(values) + " · "
                + ENGLISH.getString(key).formatted(values);
    }

    private static ResourceBundle words(Locale locale) {
        return ResourceBundle.getBundle(
                "org.minkao.local.score.score",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
