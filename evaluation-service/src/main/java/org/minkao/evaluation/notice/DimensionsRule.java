package org.minkao.evaluation.notice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The headings of the evaluation and the items under them. */
final class DimensionsRule implements NoticeRule {
    private static final Pattern ENDS = Pattern.compile("[。:;(]|,(?=[^。;:]*(?:是否|有无|能否))");
    private static final Pattern ITEMS = Pattern.compile("[;。]");
    /** A remark on the whole list behind its last member. */
    private static final Pattern COUNTED = Pattern.compile("^以上[^,;]{0,4}(?:项|方面|部分)");

    private static final Pattern LISTED = Pattern.compile(
            "(?:包括|包含|分为|为|即|从)(?:以下)?:?(?<list>[^。;:]{2,120}?)(?:等|这)?[" + Numerals.CLASS + "]{1,2}个?(?:方面|大项|项|部分)");
    private static final Pattern NAMES = Pattern.compile("[、,](?![^(]*\\))");
    private static final Pattern NAME_COLUMN = Pattern.compile("内容|项目|一级指标|指标|方面");
    private static final Pattern ITEM_COLUMN = Pattern.compile("要点|标准|细则|二级指标|具体|要素");
    private static final Pattern WEIGHT_COLUMN = Pattern.compile("分值|权重|分数|满分|比重");
    private static final Pattern NUMBERED =
            Pattern.compile("^(?:[一二三四五六七八九十]{1,3}、|\\d{1,2}[.、]|\\([一二三四五六七八九十\\d]{1,3}\\))");

    @Override
    public void read(Notice notice, Sketch sketch) {
        for (Section section : notice.about(Topic.DIMENSIONS)) {
            List<Table> tables = Tables.of(section, sketch);
            for (Table table : tables) {
                fromTable(table, sketch);
            }
            if (sketch.dimensions.isEmpty()) {
                section.children().stream()
                        .filter(child ->
                                child.marker().isPresent() || !child.children().isEmpty())
                        .flatMap(child -> child.marker().isPresent()
                                ? java.util.stream.Stream.of(child)
                                : child.children().stream())
                        .forEach(child -> sketch.dimensions.add(dimension(child)));
            }
            if (sketch.dimensions.isEmpty()) {
                section.own().forEach(span -> listed(span, sketch));
            }
        }
    }

    private static Draft.Dimension dimension(Section section) {
        Span content = section.content().trim("、.");
        Matcher end = content.match(ENDS);
        Span name = end.find() && end.start() > 0 ? content.part(0, end.start()) : content;
        List<Draft.Item> items = new ArrayList<>();
        Span rest = new Span(content.passage(), name.to(), content.to());
        Optional<Weights.Weight> weight = Weights.in(rest.isEmpty() ? content : headOf(rest));
        for (Section child : section.children()) {
            items.add(item(child.content()));
        }
        if (items.isEmpty()) {
            int from = Math.max(weight.map(w -> w.span().to()).orElse(0), name.to());
            new Span(content.passage(), from, content.to())
                    .trim("。:;,)").split(ITEMS).stream()
                            .filter(piece -> !piece.has(COUNTED))
                            .forEach(piece -> items.add(item(piece)));
            section.body().stream()
                    .filter(passage -> !passage.isRow())
                    .forEach(passage -> items.add(item(passage.all())));
        }
        return new Draft.Dimension(
                new Found<>(Weights.without(name).text(), content.source()),
                weight.map(Weights.Weight::found).orElse(null),
                items);
    }

    /** A weight of the heading stands before its first sentence ends. */
    private static Span headOf(Span rest) {
        Matcher end = rest.match(Pattern.compile("[。;]"));
        return end.find() ? rest.part(0, end.start()) : rest;
    }

    private static Draft.Item item(Span content) {
        Span whole = content.trim();
        Span bare = Weights.without(whole.trim(";。")).trim(";。");
        return new Draft.Item(
                new Found<>(bare.text(), whole.source()),
                bare.length() < whole.trim(";。").length()
                        ? Weights.in(new Span(whole.passage(), bare.to(), whole.to()))
                                .map(weight -> new Found<>(weight.value(), whole.source()))
                                .orElse(null)
                        : null);
    }

    private static void listed(Span span, Sketch sketch) {
        Matcher matcher = span.match(LISTED);
        if (matcher.find() && sketch.dimensions.isEmpty()) {
            for (Span name : span.group(matcher, "list").split(NAMES)) {
                sketch.dimensions.add(new Draft.Dimension(
                        new Found<>(Weights.without(name).text(), name.sentence()),
                        Weights.in(name).map(Weights.Weight::found).orElse(null),
                        List.of()));
            }
        }
    }

    private static void fromTable(Table table, Sketch sketch) {
        int itemColumn = table.column(ITEM_COLUMN);
        int weightColumn = table.column(WEIGHT_COLUMN);
        int nameColumn = table.column(NAME_COLUMN);
        if (nameColumn < 0 || nameColumn == itemColumn || (itemColumn < 0 && weightColumn < 0)) {
            return;
        }
        boolean perItem = itemColumn >= 0
                && table.entries().stream()
                        .allMatch(row -> weightColumn >= 0
                                && Weights.alone(row.get(weightColumn)).isPresent());
        boolean oneEach =
                table.entries().stream().noneMatch(row -> row.get(nameColumn).isEmpty());
        @Nullable Open open = null;
        for (List<Span> row : table.entries()) {
            Span name = withoutNumber(row.get(nameColumn));
            @Nullable Found<BigDecimal> weight = weight(row, weightColumn);
            if (open == null || (!name.isEmpty() && !name.text().equals(open.name.text()))) {
                close(open, sketch);
                Found<BigDecimal> beside = Weights.in(name)
                        .map(w -> new Found<>(w.value(), name.passage().all().source()))
                        .orElse(null);
                boolean own = !perItem || oneEach;
                open = new Open(Weights.without(name), beside == null && own ? weight : beside);
            }
            if (itemColumn >= 0 && !row.get(itemColumn).isEmpty()) {
                Span text = withoutNumber(row.get(itemColumn));
                open.items.add(new Draft.Item(
                        new Found<>(
                                Weights.without(text).trim(";。").text(),
                                text.passage().all().source()),
                        perItem && !oneEach ? weight : null));
            }
        }
        close(open, sketch);
    }

    private static @Nullable Found<BigDecimal> weight(List<Span> row, int column) {
        return column < 0
                ? null
                : Weights.alone(row.get(column))
                        .map(value -> new Found<>(
                                value, row.get(column).passage().all().source()))
                        .orElse(null);
    }

    private static Span withoutNumber(Span cell) {
        Matcher matcher = cell.match(NUMBERED);
        return matcher.find() ? cell.part(matcher.end()).trim() : cell.trim();
    }

    /** A dimension that further rows may add items to. */
    private static final class Open {
        private final Span name;
        private final @Nullable Found<BigDecimal> weight;
        private final List<Draft.Item> items = new ArrayList<>();

        Open(Span name, @Nullable Found<BigDecimal> weight) {
            this.name = name;
            this.weight = weight;
        }
    }

    private static void close(@Nullable Open open, Sketch sketch) {
        if (open != null && !open.name.isEmpty()) {
            sketch.dimensions.add(new Draft.Dimension(
                    new Found<>(open.name.text(), open.name.passage().all().source()), open.weight, open.items));
        }
    }
}
