package org.minkao.evaluation.web;

import com.openhtmltopdf.extend.FSDOMMutator;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.sheet.PrintedSheet;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Prints a sheet as a tagged PDF with bookmarks and an embedded font; the same sheet gives the same bytes. Only one is
 * printed at a time, because one takes 50 to 70 MB of heap while it is made; the last few are kept.
 */
public final class PdfPrinter {
    private static final int KEPT = 4;
    private static final int KEPT_BYTES = 1 << 20;

    private final OneAtATime press;
    private final Map<String, byte[]> printed = new LinkedHashMap<>();

    public PdfPrinter(Duration patience) {
        this.press = new OneAtATime(patience, "other sheets are being printed");
        if (!SheetFont.isThere()) {
            throw new IllegalStateException("the font of the sheets is not in this jar");
        }
    }

    /** Refuses with TRY_AGAIN when too many are waiting. */
    byte[] print(PrintedSheet sheet) {
        String digest = sheet.digest();
        byte[] before = printed(digest);
        if (before != null) {
            return before;
        }
        return press.inTurn(() -> {
            byte[] meanwhile = printed(digest);
            return meanwhile == null ? keep(digest, pdf(sheet)) : meanwhile;
        });
    }

    private byte @Nullable [] printed(String digest) {
        synchronized (printed) {
            return printed.get(digest);
        }
    }

    private byte[] keep(String digest, byte[] pdf) {
        synchronized (printed) {
            if (pdf.length <= KEPT_BYTES) {
                printed.put(digest, pdf);
            }
            if (printed.size() > KEPT) {
                printed.remove(printed.keySet().iterator().next());
            }
        }
        return pdf;
    }

    private static byte[] pdf(PrintedSheet sheet) {
        try (TrueTypeFont font = SheetFont.load();
                PDDocument document = new PDDocument()) {
            return pdf(sheet, font, document);
        } catch (IOException e) {
            throw new UncheckedIOException("a sheet could not be printed", e);
        }
    }

    private static byte[] pdf(PrintedSheet sheet, TrueTypeFont font, PDDocument document) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .usePDDocument(document)
                .usePdfUaAccessibility(true)
                .withProducer("Minkao")
                .useReplacementText("\u25A1")
                .useFont(new PDFontSupplier(PDType0Font.load(document, font, true)), SheetFont.FAMILY)
                .addDOMMutator(bookmarks())
                .withHtmlContent(sheet.html(), null);
        // A sheet is whole in itself: whatever stands in it fetches nothing.
        for (ExternalResourceControlPriority when : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((uri, type) -> false, when);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PdfBoxRenderer renderer = builder.toStream(out).buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            date(document, sheet);
            document.save(out);
        }
        return out.toByteArray();
    }

    /** Dates and id are the result's own, so that nothing of this moment is in the file. */
    private static void date(PDDocument document, PrintedSheet sheet) {
        Calendar at = GregorianCalendar.from(sheet.at().atZone(Plan.ZONE));
        PDDocumentInformation about = document.getDocumentInformation();
        about.setCreationDate(at);
        about.setModificationDate(at);
        document.setDocumentId(sheet.at().toEpochMilli());
    }

    /** One bookmark per heading that has an id. */
    private static FSDOMMutator bookmarks() {
        return document -> {
            Element bookmarks = document.createElement("bookmarks");
            NodeList headings = document.getElementsByTagName("h2");
            for (int i = 0; i < headings.getLength(); i++) {
                if (headings.item(i) instanceof Element heading && heading.hasAttribute("id")) {
                    bookmarks.appendChild(bookmark(document, heading));
                }
            }
            document.getElementsByTagName("head").item(0).appendChild(bookmarks);
        };
    }

    private static Element bookmark(Document document, Element heading) {
        Element bookmark = document.createElement("bookmark");
        bookmark.setAttribute("name", heading.getTextContent());
        bookmark.setAttribute("href", "#" + heading.getAttribute("id"));
        return bookmark;
    }
}
