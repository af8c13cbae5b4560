package org.minkao.evaluation.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.minkao.evaluation.notice.NoticeLine;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

/** The lines of a notice as it was uploaded; what it is its first bytes tell, not its name. */
public final class NoticeFile {
    public static final int MAX_BYTES = 16 * 1024 * 1024;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE2 = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};
    private static final int PDF_HEAD = 1024;

    private NoticeFile() {}

    public static List<NoticeLine> lines(byte[] file) {
        if (file.length > MAX_BYTES) {
            throw new Refusal(
                    KitReason.TOO_LARGE, "file has %d bytes (expected: at most %d)".formatted(file.length, MAX_BYTES));
        }
        if (startsWith(file, OLE2)) {
            throw unreadable(
                    "file is an old or an encrypted Word file (expected: .docx without password, .pdf or .txt)");
        }
        if (startsWith(file, ZIP)) {
            return new NoticeDocx().lines(file);
        }
        return isPdf(file) ? NoticePdf.lines(file) : textLines(text(file));
    }

    private static List<NoticeLine> textLines(String text) {
        List<NoticeLine> lines = new ArrayList<>();
        int page = 1;
        for (String line : text.split("\r\n|\n|\r|\u2028|\u2029|\u0085", -1)) {
            page += (int) line.chars().filter(c -> c == '\f').count();
            lines.add(new NoticeLine(lines.size() + 1, page, line.replace("\f", "")));
        }
        return lines;
    }

    private static String text(byte[] file) {
        if (file.length == 0) {
            throw unreadable("file is empty (expected: a work plan)");
        }
        // UTF-8 first: GB18030 takes almost any bytes.
        String text = utf16(file)
                .or(() -> StrictText.decoded(file, StandardCharsets.UTF_8))
                .or(() -> StrictText.decoded(file, StrictText.GB18030))
                .orElseThrow(NoticeFile::foreign);
        if (text.chars().anyMatch(c -> c < ' ' && "\t\n\r\f\u001b".indexOf(c) < 0)) {
            throw foreign();
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** What the Windows editor calls Unicode. */
    private static Optional<String> utf16(byte[] file) {
        boolean marked = file.length > 1
                && ((file[0] == (byte) 0xff && file[1] == (byte) 0xfe)
                        || (file[0] == (byte) 0xfe && file[1] == (byte) 0xff));
        return marked ? StrictText.decoded(file, StandardCharsets.UTF_16) : Optional.empty();
    }

    private static Refusal foreign() {
        return unreadable("file is neither text in UTF-8 or GB18030, nor .docx, nor .pdf (expected: one of them)");
    }

    private static boolean startsWith(byte[] file, byte[] start) {
        return file.length >= start.length && Arrays.equals(file, 0, start.length, start, 0, start.length);
    }

    /** Some writers put a few bytes before the head. */
    private static boolean isPdf(byte[] file) {
        String head = new String(file, 0, Math.min(file.length, PDF_HEAD), StandardCharsets.ISO_8859_1);
        return head.contains(new String(PDF, StandardCharsets.ISO_8859_1));
    }

    static Refusal unreadable(String detail) {
        return new Refusal(EvaluationReason.NOTICE_UNREADABLE, detail, "file");
    }
}
