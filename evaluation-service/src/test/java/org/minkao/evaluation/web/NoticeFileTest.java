package org.minkao.evaluation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.minkao.evaluation.web.NoticeSamplesTest.fields;
import static org.minkao.evaluation.web.NoticeSamplesTest.file;
import static org.minkao.evaluation.web.NoticeSamplesTest.read;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minkao.evaluation.notice.NoticeLine;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Notices as Word, PDF and text, and the files that are none of them. */
class NoticeFileTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sample",
                "articles",
                "matrix",
                "defects",
                "headings",
                "words",
                "reordered",
                "points",
                "blanks",
                "hostile"
            })
    void readsAWordFileLikeTheText(String name) throws IOException {
        byte[] word = NoticeDocxWriter.write(file(name + ".txt"));
        assertThat(draft(read(word))).isEqualTo(draft(read(file(name + ".txt"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sample", "matrix"})
    void readsAPdfWithPagesAndTablesLikeTheText(String name) throws IOException {
        assertThat(draft(read(file(name + ".pdf")))).isEqualTo(draft(read(file(name + ".txt"))));
    }

    @Test
    void writesTheNumbersThatWordCounts() throws IOException {
        byte[] word = NoticeDocxWriter.numbered(List.of(
                "岭西县林业局民主考评方案",
                "#考评对象",
                "林政科、种苗站。",
                "#考评内容",
                "+办事效率",
                "+服务态度",
                "#考评步骤",
                "+动员（2024年3月）",
                "+测评（2024年4月）"));
        assertThat(NoticeFile.lines(word).stream().map(NoticeLine::text))
                .containsExactly(
                        "岭西县林业局民主考评方案",
                        "一、考评对象",
                        "林政科、种苗站。",
                        "二、考评内容",
                        "（一）办事效率",
                        "（二）服务态度",
                        "三、考评步骤",
                        "（一）动员（2024年3月）",
                        "（二）测评（2024年4月）");
        Map<String, String> draft = draft(read(word));
        assertThat(draft)
                .containsEntry("/dimensions/1/name", "服务态度")
                .containsEntry("/phases/1/start", "2024-04")
                .containsEntry("/appraisees/1/name", "种苗站");
    }

    @Test
    void keepsTextAndTablesInTheirOrder() throws IOException {
        List<NoticeLine> lines =
                NoticeFile.lines(NoticeDocxWriter.write("前\n甲\t乙\n1\t2\n后".getBytes(StandardCharsets.UTF_8)));
        assertThat(lines.stream().map(NoticeLine::text)).containsExactly("前", "甲\t乙", "1\t2", "后");
    }

    @Test
    void refusesAFileThatIsNoNotice() throws IOException {
        refuses(new byte[0], "file is empty");
        refuses(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1, 2, 3}, "old or an encrypted Word file");
        byte[] bytes = new byte[4096];
        new java.util.Random(7).nextBytes(bytes);
        refuses(bytes, "neither text in UTF-8 or GB18030");
        refuses(zip("xl/workbook.xml", "<workbook/>"), "archive without a Word document");
        refuses(Arrays.copyOf(NoticeDocxWriter.write(file("sample.txt")), 2000), "cannot be unpacked");
        refuses(zip("word/document.xml", "<no>"), "no readable Word document");
        refuses("%PDF-1.7\nnothing".getBytes(StandardCharsets.US_ASCII), "no readable PDF");
        refuses(Arrays.copyOf(file("sample.pdf"), 900), "PDF");
    }

    @Test
    void refusesAPdfOfPicturesAndOneWithAPassword() throws IOException {
        try (PDDocument empty = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            empty.addPage(new PDPage());
            empty.save(out);
            refuses(out.toByteArray(), "PDF of pictures without text");
        }
        try (PDDocument locked = Loader.loadPDF(file("sample.pdf"));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", "user", new AccessPermission());
            policy.setEncryptionKeyLength(128);
            locked.protect(policy);
            locked.save(out);
            refuses(out.toByteArray(), "PDF with a password");
        }
    }

    @Test
    void refusesABombAndTooMuchOfAnything() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            byte[] block = new byte[1024 * 1024];
            for (int i = 0; i < 70; i++) {
                zip.write(block);
            }
            zip.closeEntry();
        }
        assertThat(out.size()).isLessThan(200_000);
        refuses(out.toByteArray(), "unpacks to more than");
        refuses(packedPdf(80), "unpacks to more than");
        assertThatThrownBy(() -> NoticeFile.lines(new byte[NoticeFile.MAX_BYTES + 1]))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(KitReason.TOO_LARGE));
        refuses("考评\n".repeat(30_000).getBytes(StandardCharsets.UTF_8), "30001 lines");
        refuses("考评".repeat(20_000).getBytes(StandardCharsets.UTF_8), "no line longer than");
    }

    /** A document type that names a file of this machine brings nothing of it in. */
    @Test
    void resolvesNoEntities() throws IOException {
        byte[] word = NoticeDocxWriter.write("考评方案".getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(word));
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                byte[] content = from.readAllBytes();
                if (entry.getName().equals("word/document.xml")) {
                    String xml = new String(content, StandardCharsets.UTF_8);
                    content = xml.replaceFirst(
                                    "(<\\?xml[^>]*\\?>)?",
                                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                                            + "<!DOCTYPE w [<!ENTITY leak SYSTEM \"file:///etc/hostname\">]>")
                            .replace("考评方案", "&leak;考评方案")
                            .getBytes(StandardCharsets.UTF_8);
                }
                to.write(content);
                to.closeEntry();
            }
        }
        refuses(out.toByteArray(), "no readable Word document");
    }

    @ParameterizedTest
    @ValueSource(strings = {"minutes", "recipe", "page", "letter"})
    void refusesATextThatIsNoPlan(String name) throws IOException {
        refuses(file("no-plan/" + name + ".txt"), "file ");
        refuses(NoticeDocxWriter.write(file("no-plan/" + name + ".txt")), "file ");
    }

    @Test
    void readsALongHostileTextInGoodTime() {
        String line = "（一）".repeat(200) + "90分以上不足".repeat(200) + "组长、".repeat(300);
        String text = "某局民主考评方案\n" + (line + "\n").repeat(40);
        long start = System.nanoTime();
        assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Refusal.class);
        assertThat((System.nanoTime() - start) / 1_000_000_000L).isLessThan(20);
    }

    private static void refuses(byte[] file, String because) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.detail())
                                .contains(because)
                                .contains("(expected: ")
                                .doesNotContain("\n"));
    }

    private static Map<String, String> draft(NoticeJson.Told told) {
        JsonNode tree = JsonMapper.shared().valueToTree(told.draft());
        return fields(tree);
    }

    /** A page whose drawing is so many megabytes of spaces. */
    private static byte[] packedPdf(int megabytes) throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDPage page = new PDPage();
            PDStream drawing = new PDStream(document);
            try (OutputStream packed = drawing.createOutputStream(COSName.FLATE_DECODE)) {
                byte[] spaces = " ".repeat(1024 * 1024).getBytes(StandardCharsets.US_ASCII);
                for (int i = 0; i < megabytes; i++) {
                    packed.write(spaces);
                }
            }
            page.setContents(drawing);
            document.addPage(page);
            document.save(out);
            assertThat(out.size()).isLessThan(200_000);
            return out.toByteArray();
        }
    }

    private static byte[] zip(String name, String content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return out.toByteArray();
    }
}
