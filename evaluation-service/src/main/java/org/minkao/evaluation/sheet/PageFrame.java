package org.minkao.evaluation.sheet;

import static org.minkao.evaluation.sheet.Html.el;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The frame of every sheet: head, style, headings in order. */
final class PageFrame {
    /** How the paper lies. */
    enum Format {
        UPRIGHT(""),
        LYING("@page { size: A4 landscape; }\n");

        private final String css;

        Format(String css) {
            this.css = css;
        }
    }

    private final Words words;
    private final Format format;
    private final String title;
    private final String about;
    private final List<Html> body = new ArrayList<>();

    PageFrame(Words words, Format format, String title, String about) {
        this.words = words;
        this.format = format;
        this.title = title;
        this.about = about;
        body.add(el("h1", title));
    }

    PageFrame lead(List<? extends Html> content) {
        body.addAll(content);
        return this;
    }

    PageFrame section(String id, String heading, Object... content) {
        body.add(el("h2", heading).with("id", id));
        body.add(el("div", content));
        return this;
    }

    String html() {
        Html head = el(
                "head",
                el("meta").with("charset", "UTF-8"),
                el("title", title),
                el("meta").with("name", "description").with("content", about),
                el("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                new Html.Style(style() + format.css));
        return Html.write(
                el("html", head, el("body", body)).with("lang", words.language().tag()));
    }

    private static String style() {
        try (InputStream in = PageFrame.class.getResourceAsStream("sheet.css")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the style of the sheets is not readable", e);
        }
    }
}
