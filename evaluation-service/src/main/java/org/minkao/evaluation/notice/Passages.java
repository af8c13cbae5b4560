package org.minkao.evaluation.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Joins the lines that a page's width has broken, and leaves all others apart. */
final class Passages {
    private static final Pattern ENDED = Pattern.compile("[。;:!?]\\s*$");
    /** More than this and a text was not wrapped by a page. */
    private static final double WIDEST_PAGE = 52;

    private static final double NARROWEST_PAGE = 18;
    private static final double SLACK = 3;
    private static final int FULL_LINES = 3;

    private Passages() {}

    static List<Passage> of(List<NoticeLine> lines) {
        double width = pageWidth(lines);
        List<Passage> passages = new ArrayList<>();
        List<NoticeLine> open = new ArrayList<>();
        for (NoticeLine line : lines) {
            if (!open.isEmpty() && !continues(open.getLast(), line, width)) {
                close(open, passages);
            }
            open.add(line);
        }
        close(open, passages);
        return passages;
    }

    private static void close(List<NoticeLine> open, List<Passage> passages) {
        if (!open.isEmpty()) {
            Passage passage = Passage.of(open);
            if (!passage.isEmpty()) {
                passages.add(passage);
            }
            open.clear();
        }
    }

    private static boolean continues(NoticeLine before, NoticeLine line, double width) {
        Passage now = Passage.of(List.of(line));
        String key = Passage.of(List.of(before)).key();
        double full = width(before.text());
        return width > 0
                && (full >= width - SLACK || (full >= width / 2 && isOpen(key)))
                && !now.isEmpty()
                && !now.isRow()
                && key.indexOf('\t') < 0
                && !ENDED.matcher(key).find()
                && !indented(line.text())
                && Marker.at(now).isEmpty();
    }

    /** A bracket or a title that is not closed goes on in the next line. */
    private static boolean isOpen(String key) {
        return key.lastIndexOf('(') > key.lastIndexOf(')') || key.lastIndexOf('《') > key.lastIndexOf('》');
    }

    private static boolean indented(String text) {
        return text.startsWith("\u3000\u3000") || text.startsWith("    ");
    }

    /** The width of the page in Chinese characters, or 0 where no page has broken the lines. */
    private static double pageWidth(List<NoticeLine> lines) {
        double widest = 0;
        for (NoticeLine line : lines) {
            widest = Math.max(widest, width(line.text()));
        }
        double full = widest - SLACK;
        long filled = lines.stream().filter(line -> width(line.text()) >= full).count();
        return widest <= WIDEST_PAGE && widest >= NARROWEST_PAGE && filled >= FULL_LINES ? widest : 0;
    }

    private static double width(String text) {
        return text.stripTrailing()
                .chars()
                .mapToDouble(c -> c < 0x2e80 && c != '—' && c != '“' && c != '”' ? 0.5 : 1)
                .sum();
    }
}
