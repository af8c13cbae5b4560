package org.minkao.evaluation.web;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.Digests;
import org.minkao.evaluation.sheet.PrintedSheet;
import org.minkao.evaluation.sheet.ReadSheets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers with a sheet as a file to save; whoever has it already gets told so, and nothing is printed. */
final class SheetAnswers {
    static final String PDF = "application/pdf";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String HTML = "text/html;charset=UTF-8";

    private final PdfPrinter printer;
    private final CacheControl cache;

    private SheetAnswers(PdfPrinter printer, CacheControl cache) {
        this.printer = printer;
        this.cache = cache;
    }

    /** For somebody who is logged in: kept by nobody else. */
    static SheetAnswers ofPeople(PdfPrinter printer) {
        return new SheetAnswers(printer, CacheControl.noCache().cachePrivate());
    }

    /** For everybody: may be kept, but is asked for again, since a result may change. */
    static SheetAnswers ofEverybody(PdfPrinter printer) {
        return new SheetAnswers(printer, CacheControl.noCache().cachePublic());
    }

    ResponseEntity<byte[]> html(PrintedSheet sheet, @Nullable String known) {
        return answer(tag(sheet.digest(), "html"), known, HTML, sheet.fileName() + ".html", sheet::bytes);
    }

    ResponseEntity<byte[]> pdf(PrintedSheet sheet, @Nullable String known) {
        return answer(tag(sheet.digest(), "pdf"), known, PDF, sheet.fileName() + ".pdf", () -> printer.print(sheet));
    }

    /** The tag is weak: a spreadsheet says when it was made. */
    ResponseEntity<byte[]> xlsx(ReadSheets.Workbook workbook, @Nullable String known) {
        String digest = Digests.h(workbook.tables().toString().getBytes(StandardCharsets.UTF_8))
                .hex();
        return answer(
                "W/" + tag(digest, "xlsx"),
                known,
                XLSX,
                workbook.fileName() + ".xlsx",
                () -> XlsxFile.write(workbook.tables()));
    }

    private static String tag(String digest, String form) {
        return "\"" + digest.substring(0, 32) + "-" + form + "\"";
    }

    private ResponseEntity<byte[]> answer(
            String tag, @Nullable String known, String mediaType, String fileName, Supplier<byte[]> bytes) {
        if (known != null && knows(known, tag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .eTag(tag)
                    .cacheControl(cache)
                    .build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(mediaType))
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(fileName))
                .eTag(tag)
                .cacheControl(cache)
                .body(bytes.get());
    }

    /** If-None-Match compares weakly. */
    private static boolean knows(String known, String tag) {
        String bare = bare(tag);
        for (String each : known.split(",", -1)) {
            if (each.strip().equals("*") || bare(each.strip()).equals(bare)) {
                return true;
            }
        }
        return false;
    }

    private static String bare(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    /** Letters, digits and a few signs of the name stay; a path, a quote or a line break becomes a dash. */
    static String attachment(String fileName) {
        StringBuilder safe = new StringBuilder();
        fileName.codePoints().limit(120).forEach(c -> {
            boolean kept = Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c == '（' || c == '）';
            safe.appendCodePoint(kept ? c : '-');
        });
        return ContentDisposition.attachment()
                .filename(safe.toString(), StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
