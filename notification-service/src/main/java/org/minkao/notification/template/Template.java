package org.minkao.notification.template;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One version of a message's text in both languages; `{name}` is replaced by the parameter of that name. */
public record Template(String id, int version, Text zh, Text en) {
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

    /** The parameter for what every subject must show. */
    public static final String MARK = "mark";

    /** Subject and body. */
    public record Text(String subject, String body) {}

    public Text in(boolean english, Map<String, String> params) {
        Text text = english ? en : zh;
        return new Text(marked(fill(text.subject(), params).strip(), params), fill(text.body(), params));
    }

    /** Mail carries Chinese first and English below it, since we do not know which one its reader wants. */
    public Text bilingual(Map<String, String> params) {
        Text chinese = in(false, params);
        return new Text(
                chinese.subject(),
                chinese.body() + "\n\n----\n" + in(true, params).body());
    }

    /** The campaign's mark goes before a subject that does not show it with the title. */
    private static String marked(String subject, Map<String, String> params) {
        String mark = params.getOrDefault(MARK, "");
        return subject.contains(mark) ? subject : mark + subject;
    }

    private static String fill(String text, Map<String, String> params) {
        Matcher places = PLACE.matcher(text);
        return places.replaceAll(place -> Matcher.quoteReplacement(params.getOrDefault(place.group(1), "")));
    }
}
