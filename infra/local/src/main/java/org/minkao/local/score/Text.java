package org.minkao.local.score;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** Words for people, Chinese first, English second. */
final class Text {
    private static final ResourceBundle CHINESE = words(Locale.ROOT);
    private static final ResourceBundle ENGLISH = words(Locale.ENGLISH);

    /** A value that has its own words in both languages. */
    record Pair(String chinese, String english) {}

    private Text() {}

    static String both(String key, Object... values) {
        return CHINESE.getString(key).formatted(in(values, true)) + " · "
                + ENGLISH.getString(key).formatted(in(values, false));
    }

    private static Object[] in(Object[] values, boolean chinese) {
        return Stream.of(values)
                .map(value -> value instanceof Pair pair ? (chinese ? pair.chinese() : pair.english()) : value)
                .toArray();
    }

    private static ResourceBundle words(Locale locale) {
        return ResourceBundle.getBundle(
                "org.minkao.local.score.score",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
