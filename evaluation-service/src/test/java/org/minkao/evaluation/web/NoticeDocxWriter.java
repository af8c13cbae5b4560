package org.minkao.evaluation.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;

/** Writes a text notice as a Word file: lines with tabs become tables, empty cells are merged with the one above. */
final class NoticeDocxWriter {
    private NoticeDocxWriter() {}

    static byte[] write(byte[] text) throws IOException {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            List<String[]> rows = new ArrayList<>();
            // XML has no place for the character that colours terminals.
            for (String line :
                    new String(text, StandardCharsets.UTF_8).replace("\033", "").split("\n", -1)) {
                if (line.indexOf('\t') >= 0) {
                    rows.add(line.split("\t", -1));
                } else {
                    // The total row of a text has no tabs behind its last cell.
                    table(document, rows);
                    document.createParagraph().createRun().setText(line);
                }
            }
            table(document, rows);
            document.write(out);
            return out.toByteArray();
        }
    }

    private static void table(XWPFDocument document, List<String[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        XWPFTable table = document.createTable(rows.size(), rows.getFirst().length);
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < rows.get(i).length; j++) {
                var cell = table.getRow(i).getCell(j);
                cell.setText(rows.get(i)[j]);
                if (j == 1 && rows.get(i)[j].isEmpty()) {
                    cell.getCTTc().addNewTcPr().addNewVMerge().setVal(STMerge.CONTINUE);
                }
            }
        }
        rows.clear();
    }

    /** Paragraphs whose numbers 一、 and （一） Word writes by itself; a leading + stands for the second level. */
    static byte[] numbered(List<String> lines) throws IOException {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            CTAbstractNum levels = CTAbstractNum.Factory.newInstance();
            levels.setAbstractNumId(BigInteger.ZERO);
            level(levels.addNewLvl(), 0, "%1、");
            level(levels.addNewLvl(), 1, "（%2）");
            BigInteger kind = document.createNumbering().addAbstractNum(new XWPFAbstractNum(levels));
            BigInteger list = document.getNumbering().addNum(kind);
            for (String line : lines) {
                XWPFParagraph paragraph = document.createParagraph();
                if (line.startsWith("#") || line.startsWith("+")) {
                    paragraph.setNumID(list);
                    paragraph.setNumILvl(line.startsWith("#") ? BigInteger.ZERO : BigInteger.ONE);
                }
                paragraph.createRun().setText(line.replaceFirst("^[#+]", ""));
            }
            document.write(out);
            return out.toByteArray();
        }
    }

    private static void level(CTLvl level, int depth, String text) {
        level.setIlvl(BigInteger.valueOf(depth));
        level.addNewStart().setVal(BigInteger.ONE);
        level.addNewNumFmt().setVal(STNumberFormat.CHINESE_COUNTING);
        level.addNewLvlText().setVal(text);
    }
}
