package org.minkao.evaluation.notice;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The principles of the evaluation. */
final class PrinciplesRule implements NoticeRule {
    private static final Pattern APART = Pattern.compile("[;。]");
    private static final Pattern HEADED = Pattern.compile("^([^。:;]{2,30})[。:]");
    private static final Pattern IN_PASSING = Pattern.compile("(?:坚持|遵循)[^。;]{2,80}?的?原则");

    @Override
    public void read(Notice notice, Sketch sketch) {
        for (Section section : notice.about(Topic.PRINCIPLES)) {
            read(section, sketch);
        }
        if (sketch.principles.isEmpty()) {
            inPassing(notice, sketch);
        }
    }

    private static void read(Section section, Sketch sketch) {
        for (Section child : section.children()) {
            Span whole = child.content().trim(";。");
            Matcher headed = whole.match(HEADED);
            Span principle = headed.find() ? whole.part(0, headed.end(1)) : whole;
            sketch.principles.add(
                    new Found<>(principle.text(), child.content().trim().source()));
        }
        if (section.children().isEmpty()) {
            Clauses.besidesTitle(section)
                    .forEach(span -> span.split(APART).forEach(piece -> {
                        Matcher passing = piece.match(IN_PASSING);
                        Span principle = passing.find() ? piece.part(passing.start(), passing.end()) : piece;
                        sketch.principles.add(new Found<>(principle.text(), principle.sentence()));
                    }));
        }
    }

    private static void inPassing(Notice notice, Sketch sketch) {
        List<Span> spans = notice.root().everything();
        for (Span span : spans) {
            Matcher matcher = span.match(IN_PASSING);
            if (matcher.find()) {
                sketch.principles.add(span.part(matcher.start(), matcher.end()).foundInSentence());
                return;
            }
        }
    }
}
