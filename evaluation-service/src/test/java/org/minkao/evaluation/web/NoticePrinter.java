package org.minkao.evaluation.web;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Prints a text notice as a PDF with pages, running head and page numbers, the way {@code notices/sample.pdf} was made:
 * {@code NoticePrinter wqy-microhei.ttc sample.txt sample.pdf}. Only the glyphs in use are
 * embedded; the font, WenQuanYi Micro Hei, is under Apache-2.0.
 */
final class NoticePrinter {
    private static final float SIZE = 14;
    private static final float LEFT = 72;
    private static final float TOP = 780;
    private static final float LEADING = 22;
    private static final int LINES = 30;
    private static final float WIDTH = 448;

    private NoticePrinter() {}

    public static void main(String[] arguments) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(arguments[1]));
        Files.write(Path.of(arguments[2]), print(lines, new File(arguments[0])));
    }

    static byte[] print(List<String> text, File font) throws IOException {
        try (TrueTypeCollection collection = new TrueTypeCollection(font);
                PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDFont glyphs = PDType0Font.load(document, collection.getFontByName("WenQuanYiMicroHei"), true);
            List<String> lines = new ArrayList<>();
            for (String line : text) {
                lines.addAll(wrapped(line.strip(), glyphs));
            }
            int pages = (lines.size() + LINES - 1) / LINES;
            for (int page = 0; page < pages; page++) {
                List<String> some = lines.subList(page * LINES, Math.min(lines.size(), (page + 1) * LINES));
                page(document, glyphs, some, "第 %d 页 共 %d 页".formatted(page + 1, pages));
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void page(PDDocument document, PDFont font, List<String> lines, String foot) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            write(content, font, LEFT, TOP + LEADING, "机关事务 内部资料");
            for (int i = 0; i < lines.size(); i++) {
                float x = LEFT;
                for (String cell : lines.get(i).split("\t", -1)) {
                    write(content, font, x, TOP - i * LEADING, cell);
                    x += Math.max(SIZE * (cell.length() + 3), SIZE * 9);
                }
            }
            write(content, font, LEFT + 180, TOP - (LINES + 1) * LEADING, foot);
        }
    }

    private static void write(PDPageContentStream content, PDFont font, float x, float y, String text)
            throws IOException {
        content.beginText();
        content.setFont(font, SIZE);
        content.newLineAtOffset(x, y);
        content.showText(text.replace("\u3000", "  "));
        content.endText();
    }

    private static List<String> wrapped(String line, PDFont font) throws IOException {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int end = 1; end <= line.length() && line.indexOf('\t') < 0; end++) {
            if (width(line.substring(start, end), font) > WIDTH) {
                parts.add(line.substring(start, end - 1));
                start = end - 1;
            }
        }
        parts.add(line.substring(start));
        return parts;
    }

    private static float width(String text, PDFont font) throws IOException {
        return font.getStringWidth(text.replace("\u3000", "  ")) / 1000 * SIZE;
    }
}
