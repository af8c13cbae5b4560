package org.minkao.evaluation.web;

import static org.minkao.evaluation.web.NoticeFile.unreadable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.minkao.evaluation.notice.NoticeLine;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

/** The lines of a PDF, page by page; a gap wider than a space parts the cells of a table. */
final class NoticePdf {
    private static final long MAX_INFLATED = 64L * 1024 * 1024;
    private static final int DICTIONARY = 2_000;
    private static final Pattern STREAM = Pattern.compile("(?<!end)stream\\r?\\n");
    private static final Pattern TWICE_PACKED = Pattern.compile("/(?:FlateDecode|Fl)\\s*/(?:FlateDecode|Fl)\\b");
    private static final int MAX_PAGES = 200;
    private static final int MAX_LINES = 20_000;

    private NoticePdf() {}

    static List<NoticeLine> lines(byte[] file) {
        requireHarmless(file);
        try (PDDocument document = Loader.loadPDF(file)) {
            if (document.getNumberOfPages() > MAX_PAGES) {
                throw new Refusal(
                        KitReason.TOO_LARGE,
                        "file has %d pages (expected: at most %d)".formatted(document.getNumberOfPages(), MAX_PAGES));
            }
            List<NoticeLine> lines = new ArrayList<>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                Columns text = new Columns();
                text.setStartPage(page);
                text.setEndPage(page);
                for (String line : text.getText(document).split("\n", -1)) {
                    lines.add(new NoticeLine(lines.size() + 1, page, line.stripTrailing()));
                    if (lines.size() > MAX_LINES) {
                        throw new Refusal(
                                KitReason.TOO_LARGE,
                                "file has more than %d lines (expected: at most that)".formatted(MAX_LINES));
                    }
                }
            }
            if (lines.stream().allMatch(line -> line.text().isBlank())) {
                throw unreadable(
                        "file is a PDF of pictures without text (expected: a PDF with text, or the Word file it was made from)");
            }
            return lines;
        } catch (InvalidPasswordException e) {
            throw unreadable("file is a PDF with a password (expected: one without)");
        } catch (IOException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | ClassCastException e) {
            throw unreadable("file is no readable PDF (expected: an undamaged one with text)");
        }
    }

    /** A few packed bytes may unpack to more than the memory: they are counted before anything keeps them. */
    private static void requireHarmless(byte[] file) {
        String raw = new String(file, StandardCharsets.ISO_8859_1);
        if (TWICE_PACKED.matcher(raw).find()) {
            throw unreadable("file is a PDF whose text is packed twice (expected: a PDF as printers write it)");
        }
        long inflated = 0;
        Matcher streams = STREAM.matcher(raw);
        byte[] buffer = new byte[64 * 1024];
        while (streams.find()) {
            String dictionary = raw.substring(Math.max(0, streams.start() - DICTIONARY), streams.start());
            int own = dictionary.lastIndexOf(" obj");
            if (dictionary.substring(Math.max(own, 0)).contains("/Image")) {
                // Pictures are never unpacked here.
                continue;
            }
            inflated += inflated(file, streams.end(), MAX_INFLATED - inflated, buffer);
            if (inflated >= MAX_INFLATED) {
                throw new Refusal(
                        KitReason.TOO_LARGE,
                        "file unpacks to more than %d bytes (expected: at most that)".formatted(MAX_INFLATED));
            }
        }
    }

    private static long inflated(byte[] file, int from, long most, byte[] buffer) {
        Inflater inflater = new Inflater();
        inflater.setInput(file, from, file.length - from);
        long total = 0;
        try {
            while (total < most && !inflater.finished() && !inflater.needsInput() && !inflater.needsDictionary()) {
                total += inflater.inflate(buffer);
            }
        } catch (DataFormatException e) {
            // Not packed, or damaged: the reader says so better than this count.
            return Math.min(total, most);
        } finally {
            inflater.end();
        }
        return Math.min(total, most);
    }

    /** Writes a tab where two words of a line stand further apart than words do, and an empty cell where one is free. */
    private static final class Columns extends PDFTextStripper {
        private static final float WIDE_GAP = 1.6f;
        private static final float NEAR = 3f;

        private final List<Float> starts = new ArrayList<>();
        private final StringBuilder line = new StringBuilder();
        private List<Float> head = List.of();
        private float end = Float.NaN;

        Columns() {
            setSortByPosition(true);
            setLineSeparator("\n");
            setParagraphStart("");
            setParagraphEnd("");
            setPageEnd("");
            setArticleEnd("");
        }

        @Override
        protected void writeLineSeparator() throws IOException {
            writeLine();
            super.writeLineSeparator();
        }

        @Override
        protected void endPage(PDPage page) throws IOException {
            writeLine();
            super.endPage(page);
        }

        @Override
        protected void writeWordSeparator() {
            // The next word tells how wide the gap is.
        }

        @Override
        protected void writeString(String text, List<TextPosition> positions) {
            if (positions.isEmpty()) {
                return;
            }
            TextPosition first = positions.getFirst();
            float size = first.getFontSizeInPt();
            boolean wide = !Float.isNaN(end) && first.getXDirAdj() - end > WIDE_GAP * size;
            if (Float.isNaN(end) || wide) {
                int free = wide || !head.isEmpty() ? free(first.getXDirAdj(), NEAR * size) : 0;
                line.append("\t".repeat(free + (wide ? 1 : 0)));
                for (int i = 0; i < free; i++) {
                    starts.add(head.get(starts.size()));
                }
                starts.add(first.getXDirAdj());
            } else {
                line.append(' ');
            }
            line.append(text);
            TextPosition last = positions.getLast();
            end = last.getXDirAdj() + last.getWidthDirAdj();
        }

        /** How many columns of the table's head lie free before this place. */
        private int free(float x, float near) {
            int next = starts.size();
            for (int column = next; column < head.size(); column++) {
                boolean nearest = column + 1 == head.size()
                        || Math.abs(head.get(column) - x) <= Math.abs(head.get(column + 1) - x);
                if (nearest) {
                    return Math.abs(head.get(column) - x) <= near ? column - next : 0;
                }
            }
            return 0;
        }

        private void writeLine() throws IOException {
            boolean row = starts.size() > 1;
            if (row && starts.size() < head.size()) {
                line.append("\t".repeat(head.size() - starts.size()));
            }
            // A line that merely begins somewhere else is no row: what was put before it is taken back.
            output.write(row ? line.toString() : line.toString().strip());
            head = !row ? List.of() : head.isEmpty() ? List.copyOf(starts) : head;
            starts.clear();
            line.setLength(0);
            end = Float.NaN;
        }
    }
}
