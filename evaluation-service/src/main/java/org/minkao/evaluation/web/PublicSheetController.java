package org.minkao.evaluation.web;

import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.sheet.Language;
import org.minkao.evaluation.sheet.ReadSheets;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The plain result sheet and the tables for everybody, once the result is published. */
@RestController
@RequestMapping("/api/public/v1/evaluation/campaigns/{campaign}/result")
public final class PublicSheetController {
    private final ReadSheets sheets;
    private final SheetAnswers answers;

    public PublicSheetController(ReadSheets sheets, PdfPrinter printer) {
        this.sheets = sheets;
        this.answers = SheetAnswers.ofEverybody(printer);
    }

    @GetMapping(path = "/sheet.html", produces = SheetAnswers.HTML)
    ResponseEntity<byte[]> html(
            @PathVariable String campaign,
            @RequestParam(required = false) @Nullable String lang,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
        return answers.html(sheets.publicSheet(new CampaignId(campaign), Language.of(lang)), known);
    }

    @GetMapping(path = "/sheet.pdf", produces = SheetAnswers.PDF)
    ResponseEntity<byte[]> pdf(
            @PathVariable String campaign,
            @RequestParam(required = false) @Nullable String lang,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
        return answers.pdf(sheets.publicSheet(new CampaignId(campaign), Language.of(lang)), known);
    }

    @GetMapping(path = "/tables.xlsx", produces = SheetAnswers.XLSX)
    ResponseEntity<byte[]> tables(
            @PathVariable String campaign,
            @RequestParam(required = false) @Nullable String lang,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
        return answers.xlsx(sheets.publicTables(new CampaignId(campaign), Language.of(lang)), known);
    }
}
