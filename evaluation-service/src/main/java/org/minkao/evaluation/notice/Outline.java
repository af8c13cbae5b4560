package org.minkao.evaluation.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Puts paragraphs under their numbers; a style of numbering that is new lies below the ones in use. */
final class Outline {
    private static final String BEFORE_INLINE = " ,;:。、";
    private static final String BEFORE_SENTENCE = ";:。";
    private static final Marker HEADING = new Marker(Marker.Style.HEADING, 1, 0);
    private static final int SHORT_LINE = 16;

    private final Section root;

    private Outline(Section root) {
        this.root = root;
    }

    static Section of(List<Passage> passages) {
        Passage nothing = Passage.of(List.of(new NoticeLine(1, 1, "")));
        Outline outline = new Outline(new Section(null, nothing.all(), null));
        Section current = outline.root;
        for (int i = 0; i < passages.size(); i++) {
            Passage passage = passages.get(i);
            Marker marker = Marker.at(passage).orElse(isHeading(passages, i) ? HEADING : null);
            current = outline.place(passage, marker, current);
        }
        return outline.root;
    }

    /** A short line between longer ones; among other short ones it may be the cell of a table. */
    private static boolean isHeading(List<Passage> passages, int i) {
        return !passages.get(i).isRow()
                && Topic.isHeading(passages.get(i).key())
                && (i == 0 || isText(passages.get(i - 1)))
                && i + 1 < passages.size()
                && isText(passages.get(i + 1));
    }

    private static boolean isText(Passage passage) {
        return passage.isRow()
                || passage.text().length() > SHORT_LINE
                || Marker.at(passage).isPresent()
                || passage.key().endsWith("。");
    }

    private Section place(Passage passage, @Nullable Marker marker, Section current) {
        if (marker == null) {
            List<Span> pieces = passage.isRow() ? List.of() : inline(passage.all());
            if (pieces.isEmpty()) {
                current.body().add(passage);
                return current;
            }
            Section lead = current;
            if (!pieces.getFirst().isEmpty()) {
                // The lead-in keeps its words, and its list lies below.
                lead = new Section(null, pieces.getFirst(), current);
                current.children().add(lead);
            }
            hang(lead, pieces);
            return current;
        }
        Section parent = parentFor(marker, current);
        Span content = passage.all().part(marker.length());
        List<Span> siblings =
                marker.style().runsInline() ? pieces(content, marker.style(), marker.ordinal() + 1) : List.of();
        if (siblings.isEmpty()) {
            return add(parent, marker, content);
        }
        add(parent, marker, siblings.getFirst());
        hang(parent, siblings);
        return parent.children().getLast();
    }

    private static void hang(Section section, List<Span> pieces) {
        for (Span piece : pieces.subList(1, pieces.size())) {
            Marker marker = Marker.at(piece.key())
                    .orElseThrow(() -> new IllegalStateException("a piece of a list begins with its number"));
            add(section, marker, piece.part(marker.length()));
        }
    }

    /** Hangs a section, and the list inside its sentence below it. */
    private static Section add(Section parent, Marker marker, Span content) {
        List<Span> pieces = inline(content);
        Section section = new Section(marker, pieces.isEmpty() ? content : pieces.getFirst(), parent);
        parent.children().add(section);
        if (!pieces.isEmpty()) {
            hang(section, pieces);
        }
        return section;
    }

    private static Section parentFor(Marker marker, Section current) {
        for (Section at = current; at.parent().isPresent(); at = at.parent().get()) {
            if (at.marker().map(Marker::style).filter(marker.style()::equals).isPresent()) {
                return at.parent().get();
            }
        }
        // An item such as 1. after a list of ① goes on where no style fits: below the section that is open.
        return current;
    }

    /** What stands before a list inside a sentence, then each of its members; nothing where there is no such list. */
    private static List<Span> inline(Span span) {
        for (Marker.Style style : Marker.Style.values()) {
            if (style.runsInline()) {
                List<Span> pieces = pieces(span, style, 1);
                if (pieces.size() > 2) {
                    return pieces;
                }
            }
        }
        return List.of();
    }

    /** The words before the list that begins with this number, then its members. */
    private static List<Span> pieces(Span span, Marker.Style style, int first) {
        List<Integer> cuts = cuts(span, style, first);
        List<Span> pieces = new ArrayList<>();
        for (int i = 0; i < cuts.size(); i++) {
            int end = i + 1 < cuts.size() ? cuts.get(i + 1) : span.length();
            if (i == 0) {
                pieces.add(span.part(0, cuts.getFirst()).trim());
            }
            pieces.add(span.part(cuts.get(i), end).trim());
        }
        return pieces;
    }

    private static List<Integer> cuts(Span span, Marker.Style style, int first) {
        List<Integer> cuts = new ArrayList<>();
        String key = span.key();
        Matcher matcher = style.anywhere().matcher(key);
        while (matcher.find()) {
            String before = style.needsSentenceBefore() ? BEFORE_SENTENCE : BEFORE_INLINE;
            boolean apart = matcher.start() == 0 || before.indexOf(key.charAt(matcher.start() - 1)) >= 0;
            if (apart && Marker.ordinal(matcher) == cuts.size() + first) {
                cuts.add(matcher.start());
            }
        }
        return cuts;
    }
}
