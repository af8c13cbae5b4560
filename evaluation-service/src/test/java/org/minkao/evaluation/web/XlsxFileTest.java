package org.minkao.evaluation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;
import static org.minkao.evaluation.campaign.CampaignSamples.actor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.PlanBuilder;
import org.minkao.evaluation.scoring.SubjectResult;
import org.minkao.evaluation.sheet.Language;
import org.minkao.evaluation.sheet.SheetSamples;

class XlsxFileTest {
    @TempDir
    private Path folder;

    @Test
    void numbersAreNumbersAndColumnsHaveUnits() throws IOException {
        SheetSamples samples = SheetSamples.small().published();
        Map<String, List<Row>> sheets = read(tables(samples));
        assertThat(sheets).containsOnlyKeys("得分", "考评内容", "考评项", "票数", "公平比较");
        assertThat(texts(sheets.get("得分").getFirst())).contains("参评对象", "总分（分）", "有得分层面权重合计（%）");
        SubjectResult first =
                samples.read.subjects(samples.read.publishedOne(ID).state()).getFirst();
        Cell total = sheets.get("得分").get(1).getCell(4);
        assertThat(total.getType()).isEqualTo(CellType.NUMBER);
        assertThat(total.asNumber()).isEqualByComparingTo(new BigDecimal(first.total()));
        assertThat(texts(sheets.get("票数").getFirst())).contains("领票数（张）", "名册人数（人）");
        Cell issued = sheets.get("票数").get(1).getCell(4);
        assertThat(issued.asNumber()).isEqualByComparingTo("21");
        assertThat(sheets.get("考评项")).hasSize(1 + 2 * 3);
    }

    @Test
    void textStaysTextWhateverItBeginsWith() throws IOException {
        PlanBuilder plan = PlanBuilder.aPlan();
        List<String> hostile = List.of("=HYPERLINK(\"http://x\")", "+1+1", "-1+1", "@SUM(A1)", "<b>&\u0001");
        plan.appraisees.clear();
        for (int i = 0; i < hostile.size(); i++) {
            plan.appraisees.add(new Plan.Appraisee("a" + i, hostile.get(i), "类", "=1", null));
        }
        plan.assignments.removeIf(assignment -> !assignment.appraisees().isEmpty());
        byte[] file = tables(SheetSamples.on(plan.build()).published());
        List<Row> rows = read(file).get("得分");
        for (int i = 0; i < hostile.size(); i++) {
            Cell name = rows.get(i + 1).getCell(1);
            assertThat(name.getType()).isEqualTo(CellType.STRING);
            assertThat(name.asString()).startsWith(hostile.get(i).substring(0, 2));
            assertThat(rows.get(i + 1).getCell(3).getType()).isEqualTo(CellType.STRING);
        }
        Map<String, String> parts = parts(file);
        assertThat(parts.keySet())
                .filteredOn(name -> name.startsWith("xl/worksheets/"))
                .hasSize(5);
        parts.forEach((name, xml) -> assertThat(xml).as(name).doesNotContain("<f>", "<f "));
    }

    @Test
    void theHeadingIsFrozen() throws IOException {
        parts(tables(SheetSamples.small().published())).forEach((name, xml) -> {
            if (name.startsWith("xl/worksheets/")) {
                assertThat(xml).as(name).contains("ySplit=\"1\"").contains("state=\"frozen\"");
            }
        });
    }

    @Test
    void whatMayNotBeGivenIsAnEmptyCell() throws IOException {
        SheetSamples few = SheetSamples.small().cast("clients", 6);
        List<Row> items = read(tables(few.published())).get("考评项");
        assertThat(items).isNotEmpty();
        assertThat(read(tables(SheetSamples.small().cast("colleagues", 2).published()))
                        .get("票数")
                        .get(2)
                        .getCell(7)
                        .asString())
                .isEqualTo("是");
    }

    private static byte[] tables(SheetSamples samples) {
        return XlsxFile.write(samples.sheets
                .tables(ID, actor("county-lin", "county"), Language.ZH)
                .tables());
    }

    private static Map<String, List<Row>> read(byte[] file) throws IOException {
        Map<String, List<Row>> sheets = new HashMap<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            for (Sheet sheet : workbook.getSheets().toList()) {
                sheets.put(sheet.getName(), sheet.read());
            }
        }
        return sheets;
    }

    private static List<String> texts(Row row) {
        return row.stream().map(Cell::asString).toList();
    }

    private Map<String, String> parts(byte[] file) throws IOException {
        Path saved = Files.write(folder.resolve("tables.xlsx"), file);
        Map<String, String> parts = new HashMap<>();
        try (ZipFile zip = new ZipFile(saved.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                parts.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
