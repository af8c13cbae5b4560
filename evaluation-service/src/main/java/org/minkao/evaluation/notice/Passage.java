package org.minkao.evaluation.notice;

import java.util.Arrays;
import java.util.List;

/**
 * A paragraph as the rules read it. Every character knows which characters of the file it stands for, so that a quote
 * stays literal although the text is cleaned and repaired.
 */
final class Passage {
    private static final String WIDE = "（），；：！？～〜∼－—–―‐‑−〔〕［］【】“”„‟〝〞＂﹙﹚•｜│";
    private static final String NARROW = "(),;:!?~~~-------[][][]\"\"\"\"\"\"\"()·||";

    private final String raw;
    private final int[] lineStarts;
    private final int[] lineNumbers;
    private final String text;
    private final String key;
    private final int[] starts;
    private final int[] ends;

    private Passage(String raw, int[] lineStarts, int[] lineNumbers, String text, int[] starts, int[] ends) {
        this.raw = raw;
        this.lineStarts = lineStarts;
        this.lineNumbers = lineNumbers;
        this.text = text;
        this.key = key(text);
        this.starts = starts;
        this.ends = ends;
    }

    static Passage of(List<NoticeLine> lines) {
        StringBuilder raw = new StringBuilder();
        int[] lineStarts = new int[lines.size()];
        int[] numbers = new int[lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                raw.append('\n');
            }
            lineStarts[i] = raw.length();
            numbers[i] = lines.get(i).number();
            raw.append(lines.get(i).text());
        }
        StringBuilder text = new StringBuilder();
        int[] starts = new int[raw.length()];
        boolean lineBegins = true;
        for (int i = 0; i < raw.length(); i++) {
            char c = plain(raw.charAt(i));
            boolean gone = c == '\n' || isInvisible(c) || (lineBegins && c == ' ');
            lineBegins = c == '\n' || (lineBegins && (gone || c == ' '));
            if (!gone) {
                starts[text.length()] = i;
                text.append(c);
            }
        }
        int length = text.toString().stripTrailing().length();
        text.setLength(length);
        int[] kept = Arrays.copyOf(starts, length);
        return new Passage(
                raw.toString(),
                lineStarts,
                numbers,
                text.toString(),
                kept,
                Arrays.stream(kept).map(i -> i + 1).toArray());
    }

    /** The same with some characters replaced; the new ones stand for all the old ones. */
    Passage replaced(int from, int to, String by) {
        int length = text.length() - (to - from) + by.length();
        int[] newStarts = new int[length];
        int[] newEnds = new int[length];
        for (int i = 0; i < length; i++) {
            if (i >= from && i < from + by.length()) {
                newStarts[i] = starts[from];
                newEnds[i] = ends[to - 1];
            } else {
                int old = i < from ? i : i - by.length() + (to - from);
                newStarts[i] = starts[old];
                newEnds[i] = ends[old];
            }
        }
        return new Passage(
                raw, lineStarts, lineNumbers, text.substring(0, from) + by + text.substring(to), newStarts, newEnds);
    }

    String text() {
        return text;
    }

    /** As long as the text, with every bracket, dash, colon and quotation mark in its one narrow form. */
    String key() {
        return key;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** Whether this is the row of a table: cells are parted by tabs or bars. */
    boolean isRow() {
        return key.indexOf('\t') >= 0 || key.indexOf('|') != key.lastIndexOf('|');
    }

    Span all() {
        return new Span(this, 0, text.length());
    }

    int firstLine() {
        return lineNumbers[0];
    }

    Source source(int from, int to) {
        if (from >= to) {
            return new Source(lineAt(from < starts.length ? starts[from] : raw.length()), "");
        }
        int lead = from;
        while (lead < to - 1 && text.charAt(lead) == ' ') {
            lead++;
        }
        return new Source(
                lineAt(starts[lead]), raw.substring(starts[lead], ends[to - 1]).strip());
    }

    private int lineAt(int offset) {
        int line = 0;
        while (line + 1 < lineStarts.length && lineStarts[line + 1] <= offset) {
            line++;
        }
        return lineNumbers[line];
    }

    private static String key(String text) {
        StringBuilder key = new StringBuilder(text);
        for (int i = 0; i < key.length(); i++) {
            int at = WIDE.indexOf(key.charAt(i));
            if (at >= 0) {
                key.setCharAt(i, NARROW.charAt(at));
            }
        }
        return key.toString();
    }

    /** Full-width letters, digits and signs of arithmetic as their usual forms; the punctuation stays as it is. */
    static char plain(char c) {
        if ((c >= '０' && c <= '９') || (c >= 'Ａ' && c <= 'Ｚ') || (c >= 'ａ' && c <= 'ｚ') || c == '％' || c == '．') {
            return (char) (c - 0xfee0);
        }
        return c == '\u3000' || c == '\u00a0' || (c >= '\u2000' && c <= '\u200a') ? ' ' : c;
    }

    private static boolean isInvisible(char c) {
        return (Character.isISOControl(c) && c != '\t') || Character.getType(c) == Character.FORMAT;
    }

    @Override
    public String toString() {
        return text;
    }
}
