package org.minkao.evaluation.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a section without the title that announces them. */
final class Clauses {
    private static final Pattern ANNOUNCED = Pattern.compile("^[^。;]{0,40}?:(?=.)");
    private static final Pattern LEAD = Pattern.compile(":(?![^(]*\\))");

    private Clauses() {}

    static List<Span> besidesTitle(Section section) {
        List<Span> spans = new ArrayList<>();
        Span content = section.content();
        Span title = section.title();
        Span rest = content;
        boolean broken = title.to() < content.to()
                && ",;".indexOf(content.passage().key().charAt(title.to())) >= 0;
        if (!title.isEmpty() && !broken && section.marker().isPresent()) {
            rest = new Span(content.passage(), title.to(), content.to()).trim("、.。:;");
        } else {
            Matcher announced = content.match(ANNOUNCED);
            if (announced.find()) {
                rest = content.part(announced.end());
            }
        }
        if (!rest.trim("。:;)").isEmpty() && !Topic.isHeading(rest.key())) {
            spans.add(rest);
        }
        section.body().stream().map(Passage::all).forEach(spans::add);
        return spans;
    }

    /** What stands behind the first colon, or everything. */
    static Span afterColon(Span span) {
        Matcher colon = span.match(LEAD);
        return colon.find() && colon.end() < span.length()
                ? span.part(colon.end()).trim()
                : span;
    }
}
