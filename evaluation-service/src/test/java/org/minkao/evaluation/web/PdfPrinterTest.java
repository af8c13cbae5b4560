package org.minkao.evaluation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;
import static org.minkao.evaluation.campaign.CampaignSamples.actor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.PlanBuilder;
import org.minkao.evaluation.scoring.SubjectResult;
import org.minkao.evaluation.sheet.Language;
import org.minkao.evaluation.sheet.PrintedSheet;
import org.minkao.evaluation.sheet.SheetSamples;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

class PdfPrinterTest {
    private static final Path SAMPLE = Path.of("../infra/local/src/main/resources/sample/plan.yaml");

    private final PdfPrinter printer = new PdfPrinter(Duration.ofSeconds(60));

    @Test
    void aPassportHoldsItsTextItsOutlineAndItsFont() throws IOException {
        SheetSamples samples = SheetSamples.on(new PlanJson().read(Files.readAllBytes(SAMPLE), true))
                .deduct("service-centre", "-1.5", "逾期未整改")
                .published();
        PrintedSheet sheet = passport(samples);
        byte[] pdf = printer.print(sheet);
        SubjectResult official =
                samples.read.subjects(samples.read.publishedOne(ID).state()).getFirst();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s+", "");
            assertThat(text).contains("总分" + official.total() + "，等次" + official.grade());
            assertThat(text).contains("县直机关服务中心", "陈为民", "逾期未整改", "林若川");
            assertThat(official.dimensions())
                    .hasSize(6)
                    .allSatisfy(dimension -> assertThat(text).contains(dimension.name(), dimension.mark()));
            assertThat(outline(document)).hasSize(9).first().isEqualTo("一、得分");
            assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo(sheet.title());
            assertThat(fonts(document)).isNotEmpty().allSatisfy(font -> {
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).contains("NotoSansSC");
            });
        }
    }

    @Test
    void aResultSheetHoldsTotalDimensionsAndCounts() throws IOException {
        SheetSamples samples = SheetSamples.small().published();
        byte[] pdf = printer.print(samples.sheets.publicSheet(ID, Language.ZH));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s+", "");
            for (SubjectResult subject :
                    samples.read.subjects(samples.read.publishedOne(ID).state())) {
                assertThat(text).contains(subject.total(), subject.grade());
                subject.dimensions().forEach(each -> assertThat(text).contains(each.name(), each.mark()));
            }
            assertThat(text).contains("示例服务中心", "示例档案室", "服务对象602422212020");
        }
    }

    @Test
    void theSameSheetGivesTheSameBytes() {
        PrintedSheet sheet = passport(SheetSamples.small().published());
        byte[] one = printer.print(sheet);
        byte[] other = new PdfPrinter(Duration.ofSeconds(60))
                .print(passport(SheetSamples.small().published()));
        assertThat(other).isEqualTo(one);
        assertThat(printer.print(sheet)).isSameAs(one);
    }

    @Test
    void printsMarkupAsText() throws IOException {
        PlanBuilder plan = PlanBuilder.aPlan();
        String hostile = "<img src=\"file:///etc/hostname\"/>&amp;";
        plan.appraisees.set(0, new Plan.Appraisee("service-centre", hostile, "类", "人", null));
        byte[] pdf = printer.print(passport(SheetSamples.on(plan.build()).published()));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", ""))
                    .contains("<imgsrc=\"file:///etc/hostname\"/>&amp;");
            for (PDPage page : document.getPages()) {
                assertThat(page.getResources().getXObjectNames()).isEmpty();
            }
        }
    }

    @Test
    void printsABoxForACharacterThatTheFontLacks() throws IOException {
        PlanBuilder plan = PlanBuilder.aPlan();
        plan.appraisees.set(0, new Plan.Appraisee("service-centre", "服务\uD83D\uDE00中心", "类", "人", null));
        byte[] pdf = printer.print(passport(SheetSamples.on(plan.build()).published()));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("服务\u25A1中心");
        }
    }

    @Test
    void refusesWhoWaitsTooLong() {
        PdfPrinter impatient = new PdfPrinter(Duration.ZERO);
        List<PrintedSheet> different = IntStream.range(0, 4)
                .mapToObj(i -> new PrintedSheet("t", "f", Language.ZH, Instant.EPOCH, page(400 + i)))
                .toList();
        List<String> outcomes = new ArrayList<>();
        try (ExecutorService readers = Executors.newFixedThreadPool(different.size())) {
            List<CompletableFuture<String>> all = different.stream()
                    .map(sheet -> CompletableFuture.supplyAsync(() -> outcome(impatient, sheet), readers))
                    .toList();
            all.forEach(each -> outcomes.add(each.join()));
        }
        assertThat(outcomes).contains("printed", KitReason.TRY_AGAIN.name());
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> impatient.print(new PrintedSheet("t", "f", Language.ZH, Instant.EPOCH, "no page")));
        // a page that failed has left the press
        assertThat(outcome(impatient, different.getFirst())).isEqualTo("printed");
    }

    private static String outcome(PdfPrinter printer, PrintedSheet sheet) {
        try {
            return printer.print(sheet).length > 0 ? "printed" : "empty";
        } catch (Refusal e) {
            return ((KitReason) e.reason()).name();
        }
    }

    private static String page(int lines) {
        return "<html lang=\"zh\"><head><title>t</title><meta name=\"description\" content=\"d\"/></head><body>%s</body></html>"
                .formatted("<p>得分</p>".repeat(lines));
    }

    private static PrintedSheet passport(SheetSamples samples) {
        return samples.sheets.passport(ID, "service-centre", actor("county-lin", "county"), Language.ZH);
    }

    private static List<String> outline(PDDocument document) {
        List<String> titles = new ArrayList<>();
        for (PDOutlineItem item :
                document.getDocumentCatalog().getDocumentOutline().children()) {
            titles.add(item.getTitle());
        }
        return titles;
    }

    private static List<PDFont> fonts(PDDocument document) throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        for (PDPage page : document.getPages()) {
            for (COSName name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name));
            }
        }
        return fonts;
    }
}
