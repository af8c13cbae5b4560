package org.minkao.evaluation.sheet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a table as CSV that spreadsheets open in UTF-8; a text that would be read as a formula gets an apostrophe. */
final class CsvText {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMULA = "=+-@\t";

    private CsvText() {}

    static byte[] bytes(Table table) {
        StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
        text.append(line(table.columns().stream().map(CsvText::text).toList()));
        table.rows()
                .forEach(row -> text.append(line(row.stream().map(CsvText::cell).toList())));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(Table.Cell cell) {
        return switch (cell) {
            case Table.Text text -> text(text.value());
            case Table.Amount amount -> amount.value().toPlainString();
            case Table.Nothing nothing -> "";
        };
    }

    private static String text(String value) {
        boolean formula = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + value.replace("\"", "\"\"") + "\"";
    }
}
