package org.minkao.local;

import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.io.JsonStringEncoder;

/** Fills <code>@{name}</code> places of a JSON text; a place without a value or a value without a place is refused. */
final class Template {

    private static final Pattern PLACE = Pattern.compile("@\\{([a-z][a-z0-9.-]*)}");

    private Template() {}

    static String fill(String template, Map<String, String> values) {
        var unused = new TreeSet<>(values.keySet());
        String filled = PLACE.matcher(template).replaceAll(match -> {
            String value = values.get(match.group(1));
            if (value == null) {
                throw Failure.input(
                        "模板中的 @{%s} 没有值".formatted(match.group(1)),
                        "the template's @{%s} has no value".formatted(match.group(1)));
            }
            unused.remove(match.group(1));
            return Matcher.quoteReplacement(
                    new String(JsonStringEncoder.getInstance().quoteAsCharArray(value)));
        });
        if (!unused.isEmpty()) {
            throw Failure.input("模板中没有 " + unused, "the template has no place for " + unused);
        }
        return filled;
    }
}
