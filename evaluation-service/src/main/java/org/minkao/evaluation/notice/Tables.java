package org.minkao.evaluation.notice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The tables of a section. What a page has flattened is put together again only when the numbers prove it: every row
 * has its cells, the same columns hold numbers in every row, and a column adds up to its total, or to 100.
 */
final class Tables {
    private static final Pattern CELL = Pattern.compile("[\t|]");
    private static final Pattern WORDS = Pattern.compile(" +");
    private static final Pattern NOTHING = Pattern.compile("^(?:-{1,2}|/|无|不参加|\\\\)?$");
    private static final Pattern PUNCTUATED = Pattern.compile("[。;,:]");
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int LONGEST_CELL = 24;
    private static final int FEWEST_CELLS = 6;
    private static final int MOST_COLUMNS = 8;
    private static final int FEWEST_NUMBERS = 2;

    private final Sketch sketch;
    private final List<Table> tables = new ArrayList<>();

    private Tables(Sketch sketch) {
        this.sketch = sketch;
    }

    static List<Table> of(Section section, Sketch sketch) {
        Tables found = new Tables(sketch);
        List<Span> rows = new ArrayList<>();
        List<Span> cells = new ArrayList<>();
        for (Span span : section.everything()) {
            boolean row = span.passage().isRow();
            boolean cell = !row && isCell(span);
            if (!row) {
                found.close(rows);
            }
            if (!cell) {
                found.closeFlattened(cells);
            }
            if (row) {
                rows.add(span);
            } else if (cell) {
                cells.add(span);
            }
        }
        found.close(rows);
        found.closeFlattened(cells);
        return found.tables;
    }

    /** Whether a cell says that there is no number here. */
    static boolean isNothing(Span cell) {
        return cell.trim().has(NOTHING);
    }

    private static boolean isCell(Span span) {
        return span.length() <= LONGEST_CELL * 2 && span.passage().all().equals(span) && !span.has(PUNCTUATED);
    }

    private void close(List<Span> rows) {
        if (rows.size() > 1) {
            List<Span> head = cells(rows.getFirst());
            List<List<Span>> kept = new ArrayList<>();
            for (Span row : rows.subList(1, rows.size())) {
                List<Span> cells = cells(row);
                if (cells.size() == head.size()) {
                    kept.add(cells);
                } else {
                    sketch.warn(WarningCode.ROW_UNCLEAR, row.source(), cells.size(), head.size());
                }
            }
            Table table = new Table(head, kept);
            // Of a table with rows left out only what the numbers prove is taken.
            if (kept.size() == rows.size() - 1
                    || !isNumeric(table)
                    || proven(joined(table)).isPresent()) {
                tables.add(table);
                totals(table);
            }
        }
        rows.clear();
    }

    /** A stated total that the column does not give. */
    private void totals(Table table) {
        for (List<Span> row : table.rows()) {
            for (int i = 0; i < row.size() && row.stream().anyMatch(cell -> cell.has(Table.TOTAL)); i++) {
                BigDecimal sum = sum(table.entries(), i);
                String column = table.head().get(i).text();
                Weights.alone(row.get(i))
                        .filter(total -> total.compareTo(sum) != 0)
                        .ifPresent(total -> sketch.warn(
                                WarningCode.WEIGHTS_DO_NOT_SUM,
                                row.getFirst().passage().all().source(),
                                column,
                                sum.toPlainString(),
                                total.toPlainString()));
            }
        }
    }

    private static List<Span> cells(Span row) {
        List<Span> cells = new ArrayList<>();
        var matcher = row.match(CELL);
        int start = 0;
        while (matcher.find()) {
            cells.add(row.part(start, matcher.start()).trim());
            start = matcher.end();
        }
        cells.add(row.part(start).trim());
        // | a | b | has an empty cell at each side that is none.
        if (row.key().strip().startsWith("|")) {
            cells.removeFirst();
            cells.removeLast();
        }
        return cells;
    }

    private void closeFlattened(List<Span> run) {
        List<Span> spans = List.copyOf(run);
        run.clear();
        List<List<Span>> lines = spans.stream().map(span -> span.split(WORDS)).toList();
        boolean numbers = lines.stream()
                        .flatMap(List::stream)
                        .filter(cell -> Weights.alone(cell).isPresent())
                        .count()
                >= FEWEST_NUMBERS;
        if (!numbers || spans.size() < 2) {
            return;
        }
        // A line that announces the table looks like a cell of it.
        Optional<Table> table =
                byLines(lines).or(() -> byCells(lines)).or(() -> byCells(lines.subList(1, lines.size())));
        if (table.isPresent()) {
            tables.add(table.get());
            sketch.warn(
                    WarningCode.TABLE_REBUILT,
                    spans.getFirst().source(),
                    table.get().rows().size(),
                    table.get().head().size());
        } else if (spans.size() >= FEWEST_CELLS || lines.getFirst().size() > 1) {
            sketch.warn(WarningCode.TABLE_UNCLEAR, spans.getFirst().source(), spans.size());
        }
    }

    /** Every line is a row whose cells are parted by spaces. */
    private static Optional<Table> byLines(List<List<Span>> lines) {
        int columns = lines.getFirst().size();
        return columns > 1 && lines.size() > 2 && lines.stream().allMatch(line -> line.size() == columns)
                ? proven(lines)
                : Optional.empty();
    }

    /** Every line is a cell; the one number of columns that the numbers prove. */
    private static Optional<Table> byCells(List<List<Span>> lines) {
        List<Span> cells = lines.stream().flatMap(List::stream).toList();
        List<Table> fitting = new ArrayList<>();
        for (int columns = 2; columns <= MOST_COLUMNS; columns++) {
            int width = columns;
            if (cells.size() % columns == 0 && cells.size() / columns > 2) {
                proven(IntStream.range(0, cells.size() / columns)
                                .mapToObj(row -> cells.subList(row * width, (row + 1) * width))
                                .toList())
                        .ifPresent(fitting::add);
            }
        }
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    private static Optional<Table> proven(List<List<Span>> grid) {
        Table table = new Table(grid.getFirst(), grid.subList(1, grid.size()));
        if (table.head().stream().anyMatch(cell -> Weights.alone(cell).isPresent())) {
            return Optional.empty();
        }
        boolean added = false;
        for (int i = 0; i < table.head().size(); i++) {
            int column = i;
            long numbers = table.rows().stream()
                    .filter(row -> Weights.alone(row.get(column)).isPresent())
                    .count();
            long nothing = table.rows().stream()
                    .filter(row -> isNothing(row.get(column)))
                    .count();
            boolean numeric = numbers > 0;
            if (numeric && (i == 0 || numbers + nothing < table.rows().size() || !addsUp(table, column))) {
                return Optional.empty();
            }
            added |= numeric;
        }
        return added ? Optional.of(table) : Optional.empty();
    }

    private static boolean isNumeric(Table table) {
        return table.rows().stream()
                .anyMatch(
                        row -> row.stream().anyMatch(cell -> Weights.alone(cell).isPresent()));
    }

    private static List<List<Span>> joined(Table table) {
        List<List<Span>> grid = new ArrayList<>(List.of(table.head()));
        grid.addAll(table.rows());
        return grid;
    }

    private static boolean addsUp(Table table, int column) {
        BigDecimal sum = sum(table.entries(), column);
        return table.rows().stream()
                .filter(row -> row.stream().anyMatch(cell -> cell.has(Table.TOTAL)))
                .findFirst()
                .map(total -> Weights.alone(total.get(column))
                        .filter(value -> value.compareTo(sum) == 0)
                        .isPresent())
                .orElse(sum.compareTo(HUNDRED) == 0);
    }

    static BigDecimal sum(List<List<Span>> rows, int column) {
        return rows.stream()
                .flatMap(row -> Weights.alone(row.get(column)).stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
