package org.minkao.evaluation.sheet;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ResourceBundle;
import org.minkao.evaluation.campaign.Plan;

/** The texts of the sheets in one language. */
final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Language language;
    private final ResourceBundle bundle;

    Words(Language language) {
        this.language = language;
        this.bundle = ResourceBundle.getBundle(
                "org.minkao.evaluation.sheet.sheet",
                language.bundle(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    Language language() {
        return language;
    }

    /** The text of this key with {0}, {1}, … put in; what is put in is never read for places again. */
    String of(String key, Object... values) {
        String text = bundle.getString(key);
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (isPlace(text, at, values.length)) {
                filled.append(values[text.charAt(at + 1) - '0']);
                at += 3;
            } else {
                filled.append(text.charAt(at++));
            }
        }
        return filled.toString();
    }

    private static boolean isPlace(String text, int at, int values) {
        return at + 2 < text.length()
                && text.charAt(at) == '{'
                && text.charAt(at + 2) == '}'
                && text.charAt(at + 1) >= '0'
                && text.charAt(at + 1) < '0' + values;
    }

    /** A moment in the county's own time. */
    String time(Instant at) {
        return TIME.format(at.atZone(Plan.ZONE));
    }

    String either(String chinese, String english) {
        return language == Language.ZH ? chinese : english;
    }
}
