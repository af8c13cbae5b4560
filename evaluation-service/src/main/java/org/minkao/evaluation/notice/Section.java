package org.minkao.evaluation.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A numbered piece of the notice with what lies under it; the whole notice is one without a number. */
final class Section {
    private static final Pattern TITLE_END = Pattern.compile("[。:;,(]");
    private static final int LONGEST_TITLE = 24;

    private final @Nullable Marker marker;
    private final Span content;
    private final @Nullable Section parent;
    private final List<Section> children = new ArrayList<>();
    private final List<Passage> body = new ArrayList<>();

    Section(@Nullable Marker marker, Span content, @Nullable Section parent) {
        this.marker = marker;
        this.content = content;
        this.parent = parent;
    }

    Optional<Marker> marker() {
        return Optional.ofNullable(marker);
    }

    /** What stands behind the number in its paragraph. */
    Span content() {
        return content;
    }

    Optional<Section> parent() {
        return Optional.ofNullable(parent);
    }

    List<Section> children() {
        return children;
    }

    List<Passage> body() {
        return body;
    }

    /** The words that name the section; empty where it begins with a sentence. */
    Span title() {
        Span trimmed = content.trim("、.。:");
        Matcher end = trimmed.match(TITLE_END);
        Span title = end.find() ? trimmed.part(0, end.start()) : trimmed;
        return title.length() <= LONGEST_TITLE ? title.trim() : title.part(0, 0);
    }

    /** The section's own words: its paragraph and those below it that have no number. */
    List<Span> own() {
        return Stream.concat(Stream.of(content), body.stream().map(Passage::all))
                .filter(span -> !span.isEmpty())
                .toList();
    }

    /** Own words, then those of everything below, in the order of the notice. */
    List<Span> everything() {
        List<Span> all = new ArrayList<>(own());
        children.forEach(child -> all.addAll(child.everything()));
        return all;
    }

    /** This section and everything below, in the order of the notice. */
    Stream<Section> tree() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Section::tree));
    }
}
