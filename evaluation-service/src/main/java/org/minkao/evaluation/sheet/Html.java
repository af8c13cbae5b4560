package org.minkao.evaluation.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A piece of a page that is XHTML and HTML alike; whatever text it holds stays text. */
sealed interface Html {

    /** Text of whatever origin. */
    record Text(String value) implements Html {}

    /** Our own style sheet, which is written as it is. */
    record Style(String css) implements Html {}

    /** An element; names and attributes are ours, never a user's. */
    record Element(String name, Map<String, String> attributes, List<Html> children) implements Html {
        public Element {
            attributes = Map.copyOf(attributes);
            children = List.copyOf(children);
        }

        Element with(String attribute, String value) {
            Map<String, String> more = new LinkedHashMap<>(attributes);
            more.put(attribute, value);
            return new Element(name, more, children);
        }
    }

    /** Elements that have no content and no end tag. */
    Set<String> EMPTY = Set.of("meta", "br");

    /** An element with children given as elements, texts, or lists of either. */
    static Element el(String name, Object... content) {
        List<Html> children = new ArrayList<>();
        for (Object each : content) {
            add(children, each);
        }
        return new Element(name, Map.of(), children);
    }

    private static void add(List<Html> children, Object content) {
        switch (content) {
            case Html html -> children.add(html);
            case List<?> list -> list.forEach(each -> add(children, each));
            default -> children.add(new Text(content.toString()));
        }
    }

    /** A row of cells. */
    static Element row(String cell, Object... cells) {
        List<Html> children = new ArrayList<>();
        for (Object each : cells) {
            children.add(each instanceof Element found && found.name().equals(cell) ? found : el(cell, each));
        }
        return new Element("tr", Map.of(), children);
    }

    /** A table whose head is printed again on every page. */
    static Element table(Element head, List<? extends Html> rows) {
        return el("table", el("thead", head), el("tbody", rows));
    }

    static String write(Html html) {
        StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
        write(html, out);
        return out.append('\n').toString();
    }

    private static void write(Html html, StringBuilder out) {
        switch (html) {
            case Text text -> escape(text.value(), out);
            case Style style -> out.append("<style>").append(style.css()).append("</style>");
            case Element element -> write(element, out);
        }
    }

    private static void write(Element element, StringBuilder out) {
        out.append('<').append(element.name());
        element.attributes().keySet().stream().sorted().forEach(name -> {
            out.append(' ').append(name).append("=\"");
            escape(element.attributes().getOrDefault(name, ""), out);
            out.append('"');
        });
        if (EMPTY.contains(element.name())) {
            out.append("/>");
            return;
        }
        out.append('>');
        element.children().forEach(child -> write(child, out));
        out.append("</").append(element.name()).append('>');
    }

    /** What XML does not allow at all becomes U+FFFD; so do lone surrogates and marks that turn the reading direction. */
    private static void escape(String text, StringBuilder out) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isPlain(c) ? c : 0xFFFD);
            }
        });
    }

    private static boolean isPlain(int c) {
        boolean control = (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0);
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        boolean turning = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return !control && !surrogate && !turning && (c & 0xFFFE) != 0xFFFE;
    }
}
