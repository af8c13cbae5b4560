package org.minkao.evaluation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minkao.evaluation.eligibility.EligibilityReason;
import org.minkao.evaluation.eligibility.RosterSheet;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Reason;
import org.minkao.kit.core.Refusal;

class RosterFileTest {
    private static final String CSV = "姓名,手机号,票种\r\n滕欣国,13800138000,服务对象\r\n";
    private static final List<List<String>> CELLS =
            List.of(List.of("姓名", "手机号", "票种"), List.of("滕欣国", "13800138000", "服务对象"));

    @Test
    void readsCsvInUtf8WithAndWithoutMarkAndInGb18030() {
        assertThat(cells(CSV.getBytes(StandardCharsets.UTF_8))).isEqualTo(CELLS);
        assertThat(cells(("\uFEFF" + CSV).getBytes(StandardCharsets.UTF_8))).isEqualTo(CELLS);
        assertThat(cells(CSV.getBytes(Charset.forName("GB18030")))).isEqualTo(CELLS);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void findsTheSeparatorByItself(String separator) {
        assertThat(cells(CSV.replace(",", separator).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(CELLS);
    }

    @Test
    void countsRowsAsASpreadsheetDoes() {
        RosterSheet sheet = RosterFile.read("姓名,手机号\n\"甲\n又\",1\n\n乙,2\n".getBytes(StandardCharsets.UTF_8));

        assertThat(sheet.lines()).extracting(RosterSheet.Line::number).containsExactly(1, 2, 3, 4);
        assertThat(sheet.lines().get(3).cells()).containsExactly("乙", "2");
    }

    @Test
    void keepsEveryDigitOfPhoneNumbersTypedAsNumbers() throws IOException {
        byte[] file = workbook(sheet -> {
            sheet.value(0, 0, "姓名");
            sheet.value(0, 1, "手机号");
            sheet.value(1, 0, "甲");
            sheet.value(1, 1, 13800138000L);
            sheet.value(2, 0, "乙");
            sheet.value(2, 1, 1.3900139000E10);
            sheet.value(3, 0, "丙");
            sheet.value(3, 1, "013700137000");
            sheet.value(5, 0, "丁");
            sheet.value(5, 3, "far out");
        });

        RosterSheet sheet = RosterFile.read(file);

        assertThat(sheet.lines())
                .extracting(RosterSheet.Line::cells)
                .contains(List.of("甲", "13800138000"), List.of("乙", "13900139000"), List.of("丙", "013700137000"));
        assertThat(sheet.lines().getLast().number()).isEqualTo(6);
        assertThat(sheet.lines().getLast().cells()).containsExactly("丁", "", "", "far out");
    }

    @Test
    void refusesWhatIsNoRoster() throws IOException {
        assertRefused(new byte[0], EligibilityReason.ROSTER_UNREADABLE, "empty");
        assertRefused(
                new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1},
                EligibilityReason.ROSTER_UNREADABLE,
                "old or encrypted");
        assertRefused(new byte[] {'P', 'K', 3, 4, 9, 9, 9}, EligibilityReason.ROSTER_UNREADABLE, "workbook");
        assertRefused(zip("a.txt", 10), EligibilityReason.ROSTER_UNREADABLE, "workbook");
        assertRefused(new byte[] {'a', 0, 'b', 0}, EligibilityReason.ROSTER_UNREADABLE, "UTF-8 or GB18030");
        assertRefused(
                new byte[] {(byte) 0xff, (byte) 0xff, 'a'}, EligibilityReason.ROSTER_UNREADABLE, "UTF-8 or GB18030");
        assertRefused("姓名,手机号\n\"甲,1".getBytes(StandardCharsets.UTF_8), EligibilityReason.ROSTER_UNREADABLE, "row 2");
        assertRefused(new byte[8 * 1024 * 1024 + 1], KitReason.TOO_LARGE, "at most 8388608");
    }

    @Test
    void refusesASmallFileThatUnpacksToAHugeOne() throws IOException {
        byte[] bomb = zip("xl/sharedStrings.xml", 300 * 1024 * 1024);
        assertThat(bomb.length).isLessThan(1024 * 1024);

        assertRefused(bomb, KitReason.TOO_LARGE, "unpacks");
    }

    private static void assertRefused(byte[] file, Reason reason, String detail) {
        assertThatThrownBy(() -> RosterFile.read(file)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(reason);
            assertThat(refusal.detail()).contains(detail);
        });
    }

    private static List<List<String>> cells(byte[] file) {
        return RosterFile.read(file).lines().stream()
                .map(RosterSheet.Line::cells)
                .filter(cells -> !cells.equals(List.of("")))
                .toList();
    }

    private static byte[] workbook(Consumer<Worksheet> content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            content.accept(workbook.newWorksheet("名册"));
        }
        return out.toByteArray();
    }

    private static byte[] zip(String name, int zeros) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            byte[] chunk = new byte[1024];
            for (int written = 0; written < zeros; written += chunk.length) {
                zip.write(chunk);
            }
        }
        return out.toByteArray();
    }
}
