package org.minkao.notification.template;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One version of a message's text in both languages; `{name}` is replaced by the parameter of that name. */
public record Template(String id, int version, Text zh, Text en) {
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

    /** Subject and body. */
    public record Text(String subject, String body) {}

    public Text in(boolean english, Map<String, String> params) {
        Text text = english ? en : zh;
        return new Text(fill(text.subject(), params).strip(), fill(text.body(), params));
    }

    /** Mail carries Chinese first and English below it, since we do not know which one its reader wants. */
    public Text bilingual(Map<String, String> params) {
        Text chinese = in(false, params);
        return new Text(
                chinese.subject(),
                chinese.body() + "\n\n----\n" + in(true, params).body());
    }

    private static String fill(String text, Map<String, String> params) {
        Matcher places = PLACE.matcher(text);
        return places.replaceAll(place -> Matcher.quoteReplacement(params.getOrDefault(place.group(1), "")));
    }
}
