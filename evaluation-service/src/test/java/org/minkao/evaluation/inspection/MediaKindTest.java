package org.minkao.evaluation.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Reason;
import org.minkao.kit.core.Refusal;

class MediaKindTest {

    @ParameterizedTest
    @CsvSource({
        "image/jpeg,ffd8ffe000104a46,JPEG",
        "IMAGE/PNG,89504e470d0a1a0a0000000d,PNG",
        "application/pdf,255044462d312e37,PDF",
        "'text/plain; charset=utf-8',e4bfae,TEXT"
    })
    void takesWhatIsWhatItIsCalled(String declared, String hex, MediaKind expected) {
        MediaKind kind = MediaKind.declared(declared);
        assertThat(kind).isEqualTo(expected);
        assertThatCode(() -> kind.require(HexFormat.of().parseHex(hex))).doesNotThrowAnyException();
    }

    @Test
    void takesDocumentsAndSheetsByTheirParts() throws IOException {
        byte[] docx = zip("[Content_Types].xml", "word/document.xml");
        byte[] xlsx = zip("[Content_Types].xml", "xl/workbook.xml");
        assertThatCode(() -> MediaKind.DOCX.require(docx)).doesNotThrowAnyException();
        assertThatCode(() -> MediaKind.XLSX.require(xlsx)).doesNotThrowAnyException();
        assertWrong(MediaKind.DOCX, xlsx);
        assertWrong(MediaKind.XLSX, docx);
        assertWrong(MediaKind.DOCX, zip("word/document.xml"));
        assertWrong(MediaKind.DOCX, zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"));
        for (int length = docx.length - 1; length > 4; length--) {
            assertWrong(MediaKind.DOCX, Arrays.copyOf(docx, length));
        }
    }

    /** Every single byte of the directory that lies changes nothing but the verdict. */
    @Test
    void survivesALyingDirectory() throws IOException {
        byte[] docx = zip("[Content_Types].xml", "word/document.xml");
        int directory = docx.length - 22 - 2 * 46 - 19 - 17;
        int refused = 0;
        for (int at = directory; at < docx.length; at++) {
            for (int wrong : new int[] {0, 0x7f, 0xff}) {
                byte[] lying = docx.clone();
                lying[at] = (byte) wrong;
                refused += ZipParts.of(lying).isEmpty() ? 1 : 0;
            }
        }
        assertThat(refused).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "PNG,ffd8ffe000104a46",
        "JPEG,3c7363726970743e",
        "PDF,255044462d",
        "TEXT,c328",
        "TEXT,610062",
        "DOCX,504b030414000000"
    })
    void refusesBytesOfAnotherType(MediaKind declared, String hex) {
        assertWrong(declared, HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @CsvSource({"text/html", "image/svg+xml", "application/zip", "application/octet-stream", "''"})
    void refusesATypeThatIsNotTaken(String declared) {
        refuses(EvaluationReason.EVIDENCE_TYPE, "Content-Type", () -> MediaKind.declared(declared));
    }

    @Test
    void refusesNothingAndTooMuch() {
        refuses(KitReason.FIELD_MISSING, "body", () -> MediaKind.TEXT.require(new byte[0]));
        byte[] most = new byte[MediaKind.MOST_BYTES];
        Arrays.fill(most, (byte) 'a');
        assertThatCode(() -> MediaKind.TEXT.require(most)).doesNotThrowAnyException();
        refuses(KitReason.TOO_LARGE, "body", () -> MediaKind.TEXT.require(Arrays.copyOf(most, most.length + 1)));
    }

    static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of(names)) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("<x/>".getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static void assertWrong(MediaKind kind, byte[] bytes) {
        refuses(EvaluationReason.EVIDENCE_TYPE, "Content-Type", () -> kind.require(bytes));
    }

    private static void refuses(
            Reason reason, String field, org.assertj.core.api.ThrowableAssert.ThrowingCallable step) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(step).satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo(reason);
            assertThat(refusal.field()).isEqualTo(field);
        });
    }
}
