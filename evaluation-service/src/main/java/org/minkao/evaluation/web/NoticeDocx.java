package org.minkao.evaluation.web;

import static org.minkao.evaluation.web.NoticeFile.unreadable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.util.RecordFormatException;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.ICell;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFSDT;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.minkao.evaluation.notice.NoticeLine;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;

/** Paragraphs and tables of a Word file in the order in which they stand; a row is a line, its cells parted by tabs. */
final class NoticeDocx {
    private static final long MAX_INFLATED = 48L * 1024 * 1024;
    /** What is parsed into objects takes a multiple of its size. */
    private static final long MAX_MARKUP = 8L * 1024 * 1024;

    private static final int MAX_ENTRIES = 2_000;
    private static final int MAX_COLUMNS = 60;
    private static final int MAX_LINES = 20_000;

    private final List<NoticeLine> lines = new ArrayList<>();
    private final NoticeNumbering numbering = new NoticeNumbering();

    List<NoticeLine> lines(byte[] file) {
        requireHarmless(file);
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file))) {
            document.getBodyElements().forEach(this::element);
        } catch (IOException
                | POIXMLException
                | OpenXML4JRuntimeException
                | RecordFormatException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException e) {
            throw unreadable("file is no readable Word document (expected: an undamaged .docx without password)");
        }
        if (lines.stream().allMatch(line -> line.text().isBlank())) {
            throw unreadable("file is a Word document without text (expected: a work plan with its words)");
        }
        return lines;
    }

    private void element(IBodyElement element) {
        if (element instanceof XWPFParagraph paragraph) {
            String text = numbering.of(paragraph).concat(paragraph.getText().replace("\t", "  "));
            // An empty paragraph is a line too: line numbers count what a person sees.
            if (text.isEmpty()) {
                add(text);
            }
            text.lines().forEach(this::add);
        } else if (element instanceof XWPFTable table) {
            table.getRows().forEach(row -> add(String.join("\t", cells(row))));
        } else if (element instanceof XWPFSDT block) {
            block.getContent().getText().lines().forEach(this::add);
        }
    }

    private static List<String> cells(XWPFTableRow row) {
        List<String> cells = new ArrayList<>();
        for (ICell each : row.getTableICells()) {
            if (each instanceof XWPFTableCell cell) {
                CTTcPr merged = cell.getCTTc().getTcPr();
                cells.add(
                        continues(merged)
                                ? ""
                                : cell.getText().replaceAll("\\s+", " ").strip());
                for (long more = span(merged); more > 1 && cells.size() < MAX_COLUMNS; more--) {
                    cells.add("");
                }
            }
        }
        return cells;
    }

    /** A cell that is one with the cell above holds nothing of its own. */
    private static boolean continues(CTTcPr cell) {
        return cell != null
                && cell.isSetVMerge()
                && (!cell.getVMerge().isSetVal() || cell.getVMerge().getVal() == STMerge.CONTINUE);
    }

    private static long span(CTTcPr cell) {
        BigInteger span = cell == null || !cell.isSetGridSpan()
                ? null
                : cell.getGridSpan().getVal();
        return span == null ? 1 : span.longValue();
    }

    private void add(String text) {
        if (lines.size() >= MAX_LINES) {
            throw new Refusal(
                    KitReason.TOO_LARGE, "file has more than %d lines (expected: at most that)".formatted(MAX_LINES));
        }
        lines.add(new NoticeLine(lines.size() + 1, 1, text));
    }

    /** A small file may unpack to one that fills the memory. */
    private static void requireHarmless(byte[] file) {
        long inflated = 0;
        long markup = 0;
        int entries = 0;
        boolean word = false;
        byte[] buffer = new byte[64 * 1024];
        try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                entries++;
                word |= entry.getName().equals("word/document.xml");
                try (InputStream content = zip.getInputStream(entry)) {
                    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                        inflated += read;
                        markup += entry.getName().matches(".*\\.(?i:xml|rels)") ? read : 0;
                        if (inflated > MAX_INFLATED || markup > MAX_MARKUP || entries > MAX_ENTRIES) {
                            throw new Refusal(
                                    KitReason.TOO_LARGE,
                                    "file unpacks to more than %d bytes, %d of them text, or %d entries (expected: at most that)"
                                            .formatted(MAX_INFLATED, MAX_MARKUP, MAX_ENTRIES));
                        }
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable("file cannot be unpacked (expected: an undamaged .docx)");
        }
        if (!word) {
            throw unreadable("file is an archive without a Word document (expected: .docx, .pdf or .txt)");
        }
    }
}
