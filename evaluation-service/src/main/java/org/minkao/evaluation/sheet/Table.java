package org.minkao.evaluation.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table for spreadsheets: a heading with unit per column, and cells that are text or numbers, never formulas. */
public record Table(String name, List<String> columns, List<List<Cell>> rows) {
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row of %s has %d cells (expected: %d)".formatted(name, row.size(), columns.size()));
            }
        }
    }

    /** What a cell can hold. */
    public sealed interface Cell {}

    /** Text, whatever it begins with. */
    public record Text(String value) implements Cell {}

    /** A number with the places it is shown with. */
    public record Amount(BigDecimal value) implements Cell {}

    /** Nothing, because nothing may be given. */
    public record Nothing() implements Cell {}

    /** A row in the making. */
    static final class Row {
        private final List<Cell> cells = new ArrayList<>();

        Row text(@Nullable String value) {
            cells.add(value == null ? new Nothing() : new Text(value));
            return this;
        }

        Row amount(@Nullable String decimal) {
            cells.add(decimal == null ? new Nothing() : new Amount(new BigDecimal(decimal)));
            return this;
        }

        Row amount(long whole) {
            cells.add(new Amount(BigDecimal.valueOf(whole)));
            return this;
        }

        List<Cell> cells() {
            return List.copyOf(cells);
        }
    }
}
