package org.minkao.evaluation.web;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.minkao.evaluation.eligibility.EligibilityReason;
import org.minkao.evaluation.eligibility.RosterSheet;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

/** Reads a roster as it was uploaded: CSV in UTF-8 or GB18030, or the first sheet of an XLSX. */
final class RosterFile {
    private static final int MAX_BYTES = 8 * 1024 * 1024;
    private static final long MAX_INFLATED = 256L * 1024 * 1024;
    private static final int MAX_ENTRIES = 2_000;
    private static final int MAX_LINES = RosterSheet.MAX_ROWS + 2_000;
    private static final int MAX_COLUMNS = 200;
    private static final byte[] OLE2 = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private RosterFile() {}

    static RosterSheet read(byte[] file) {
        if (file.length > MAX_BYTES) {
            throw new Refusal(
                    KitReason.TOO_LARGE, "file has %d bytes (expected: at most %d)".formatted(file.length, MAX_BYTES));
        }
        if (startsWith(file, OLE2)) {
            throw unreadable("file is an old or encrypted workbook (expected: .xlsx without password, or .csv)");
        }
        return startsWith(file, ZIP) ? workbook(file) : csv(text(file));
    }

    private static String text(byte[] file) {
        if (file.length == 0) {
            throw unreadable("file is empty (expected: a header and rows)");
        }
        // UTF-8 first: GB18030 takes almost any bytes.
        String text = StrictText.decoded(file, StandardCharsets.UTF_8)
                .or(() -> StrictText.decoded(file, StrictText.GB18030))
                .orElseThrow(RosterFile::foreign);
        if (text.indexOf('\0') >= 0) {
            throw foreign();
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Refusal foreign() {
        return unreadable("file is not a text in UTF-8 or GB18030 (expected: one of them)");
    }

    private static RosterSheet csv(String text) {
        List<RosterSheet.Line> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            for (CsvRecord row : reader) {
                add(lines, lines.size() + 1, row.getFields());
            }
        } catch (CsvParseException e) {
            throw unreadable("row %d cannot be read as CSV (expected: quotes closed)".formatted(lines.size() + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RosterSheet(lines);
    }

    /** What the first line uses most. */
    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', ';', '\t'}) {
            long count = first.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private static RosterSheet workbook(byte[] file) {
        requireHarmless(file);
        List<RosterSheet.Line> lines = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
                var rows = workbook.getFirstSheet().openStream()) {
            for (Row row : (Iterable<Row>) rows::iterator) {
                add(lines, row.getRowNum(), cells(row));
            }
        } catch (ExcelReaderException | IOException e) {
            throw unreadable("workbook cannot be read (expected: .xlsx with a table on its first sheet)");
        }
        return new RosterSheet(lines);
    }

    private static List<String> cells(Row row) {
        int count = row.getCellCount();
        if (count > MAX_COLUMNS) {
            throw unreadable(
                    "row %d has %d columns (expected: at most %d)".formatted(row.getRowNum(), count, MAX_COLUMNS));
        }
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cells.add(row.getOptionalCell(i).map(RosterFile::text).orElse(""));
        }
        return cells;
    }

    /** Numbers keep every digit: a telephone number typed as a number is 13800138000, never 1.38E10. */
    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            return cell.asNumber().stripTrailingZeros().toPlainString();
        }
        String text = cell.getText();
        return text == null ? "" : text;
    }

    private static void add(List<RosterSheet.Line> lines, int number, List<String> cells) {
        if (lines.size() >= MAX_LINES) {
            throw new Refusal(
                    KitReason.TOO_LARGE,
                    "file has more than %d rows (expected: at most that)".formatted(RosterSheet.MAX_ROWS));
        }
        if (cells.size() > MAX_COLUMNS) {
            throw unreadable(
                    "row %d has %d columns (expected: at most %d)".formatted(number, cells.size(), MAX_COLUMNS));
        }
        lines.add(new RosterSheet.Line(number, cells));
    }

    /** A small file may unpack to one that fills the memory. */
    private static void requireHarmless(byte[] file) {
        long inflated = 0;
        int entries = 0;
        byte[] buffer = new byte[64 * 1024];
        // By the directory at its end, as the workbook reader does: writers of .xlsx differ in the heads of entries.
        try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                entries++;
                try (InputStream content = zip.getInputStream(entry)) {
                    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                        inflated += read;
                        if (inflated > MAX_INFLATED || entries > MAX_ENTRIES) {
                            throw new Refusal(
                                    KitReason.TOO_LARGE,
                                    "workbook unpacks to more than %d bytes (expected: at most that)"
                                            .formatted(MAX_INFLATED));
                        }
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable("workbook cannot be unpacked (expected: an undamaged .xlsx)");
        }
    }

    private static boolean startsWith(byte[] file, byte[] start) {
        return file.length >= start.length && java.util.Arrays.equals(file, 0, start.length, start, 0, start.length);
    }

    private static Refusal unreadable(String detail) {
        return new Refusal(EligibilityReason.ROSTER_UNREADABLE, detail);
    }
}
