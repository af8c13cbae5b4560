package org.minkao.evaluation.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Some characters of a passage. */
record Span(Passage passage, int from, int to) {
    private static final String EDGES = " \t";

    String text() {
        return passage.text().substring(from, to);
    }

    /** What patterns are matched against; offsets are those of the span. */
    String key() {
        return passage.key().substring(from, to);
    }

    Source source() {
        return passage.source(from, to);
    }

    boolean isEmpty() {
        return from >= to;
    }

    int length() {
        return to - from;
    }

    Span part(int start, int end) {
        return new Span(passage, from + start, from + end);
    }

    Span part(int start) {
        return new Span(passage, from + start, to);
    }

    Span group(Matcher matcher, int group) {
        return part(matcher.start(group), matcher.end(group));
    }

    Span group(Matcher matcher, String group) {
        return part(matcher.start(group), matcher.end(group));
    }

    Matcher match(Pattern pattern) {
        return pattern.matcher(key());
    }

    boolean has(Pattern pattern) {
        return match(pattern).find();
    }

    /** Without these characters at both ends, white space always among them. */
    Span trim(String more) {
        String edges = EDGES + more;
        String key = key();
        int start = 0;
        int end = key.length();
        while (start < end && edges.indexOf(key.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && edges.indexOf(key.charAt(end - 1)) >= 0) {
            end--;
        }
        return part(start, end);
    }

    Span trim() {
        return trim("");
    }

    List<Span> split(Pattern separator) {
        List<Span> parts = new ArrayList<>();
        Matcher matcher = match(separator);
        int start = 0;
        while (matcher.find()) {
            parts.add(part(start, matcher.start()).trim());
            start = matcher.end();
        }
        parts.add(part(start).trim());
        return parts.stream().filter(part -> !part.isEmpty()).toList();
    }

    /** The sentence of the passage that this is part of, as the source of a field. */
    Source sentence() {
        String key = passage.key();
        int start = Math.max(key.lastIndexOf('。', Math.max(from - 1, 0)), key.lastIndexOf(';', Math.max(from - 1, 0)));
        start = from == 0 ? 0 : start + 1;
        int end = to;
        while (end < key.length() && key.charAt(end) != '。' && key.charAt(end) != ';') {
            end++;
        }
        return passage.source(Math.min(start, from), Math.min(end + 1, key.length()));
    }

    Found<String> found() {
        return new Found<>(text(), source());
    }

    /** The text, quoted with the sentence around it. */
    Found<String> foundInSentence() {
        return new Found<>(text(), sentence());
    }

    <T> Found<T> found(T value) {
        return new Found<>(value, source());
    }
}
