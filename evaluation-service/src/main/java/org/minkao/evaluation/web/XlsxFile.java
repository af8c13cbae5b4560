package org.minkao.evaluation.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.minkao.evaluation.sheet.Table;

/** Writes tables as a spreadsheet: a frozen heading, numbers as numbers, text as text, and no formula at all. */
final class XlsxFile {
    private static final int WIDEST = 40;

    private XlsxFile() {}

    static byte[] write(List<Table> tables) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Minkao", "1.0")) {
            for (Table table : tables) {
                write(workbook.newWorksheet(table.name()), table);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a spreadsheet could not be written", e);
        }
        return out.toByteArray();
    }

    private static void write(Worksheet sheet, Table table) {
        for (int column = 0; column < table.columns().size(); column++) {
            sheet.value(0, column, table.columns().get(column));
            sheet.width(column, width(table, column));
        }
        sheet.range(0, 0, 0, table.columns().size() - 1)
                .style()
                .bold()
                .wrapText(true)
                .set();
        sheet.freezePane(0, 1);
        for (int row = 0; row < table.rows().size(); row++) {
            List<Table.Cell> cells = table.rows().get(row);
            for (int column = 0; column < cells.size(); column++) {
                write(sheet, row + 1, column, cells.get(column));
            }
        }
    }

    private static void write(Worksheet sheet, int row, int column, Table.Cell cell) {
        switch (cell) {
            case Table.Text text -> sheet.value(row, column, text.value());
            case Table.Amount amount -> {
                sheet.value(row, column, amount.value());
                sheet.style(row, column).format(format(amount.value())).set();
            }
            case Table.Nothing nothing -> {}
        }
    }

    /** As many places as the number is given with. */
    private static String format(BigDecimal value) {
        return value.scale() <= 0 ? "0" : "0." + "0".repeat(value.scale());
    }

    /** Wide enough for the longest text, a Chinese character counting twice, within bounds. */
    private static double width(Table table, int column) {
        int longest = breadth(table.columns().get(column));
        for (List<Table.Cell> row : table.rows()) {
            if (row.get(column) instanceof Table.Text text) {
                longest = Math.max(longest, breadth(text.value()));
            }
        }
        return Math.min(WIDEST, longest + 2);
    }

    private static int breadth(String text) {
        return text.codePoints().map(c -> c < 0x2E80 ? 1 : 2).sum();
    }
}
