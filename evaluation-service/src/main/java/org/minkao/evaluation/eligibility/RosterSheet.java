package org.minkao.evaluation.eligibility;

import java.util.List;

/** A table as a clerk sees it, whatever file it came from. */
public record RosterSheet(List<Line> lines) {
    /** Rows of one file, header not counted. */
    public static final int MAX_ROWS = 50_000;

    public RosterSheet {
        lines = List.copyOf(lines);
    }

    /** A row with the number the spreadsheet shows; the text form says nothing of it. */
    public record Line(int number, List<String> cells) {
        public Line {
            cells = List.copyOf(cells);
        }

        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }

        boolean isBlank() {
            return cells.stream().allMatch(cell -> RosterText.clean(cell).isEmpty());
        }

        @Override
        public String toString() {
            return "Line[" + number + "]";
        }
    }

    @Override
    public String toString() {
        return "RosterSheet[" + lines.size() + "]";
    }
}
