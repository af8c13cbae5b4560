package org.minkao.evaluation.web;

import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.sheet.Language;
import org.minkao.evaluation.sheet.PrintedSheet;
import org.minkao.evaluation.sheet.ReadSheets;
import org.minkao.kit.core.Actor;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Score passports and tables for the people of a campaign. */
@RestController
@RequestMapping("/api/evaluation/v1/campaigns/{campaign}/result")
public final class SheetController {
    private final ReadSheets sheets;
    private final SheetAnswers answers;

    public SheetController(ReadSheets sheets, PdfPrinter printer) {
        this.sheets = sheets;
        this.answers = SheetAnswers.ofPeople(printer);
    }

    @GetMapping(path = "/passport.html", produces = SheetAnswers.HTML)
    ResponseEntity<byte[]> html(
            Actor actor,
            @PathVariable String campaign,
            @RequestParam(required = false) @Nullable String appraisee,
            @RequestParam(required = false) @Nullable String lang,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
        return answers.html(passport(actor, campaign, appraisee, lang), known);
    }

    @GetMapping(path = "/passport.pdf", produces = SheetAnswers.PDF)
    ResponseEntity<byte[]> pdf(
            Actor actor,
            @PathVariable String campaign,
            @RequestParam(required = false) @Nullable String appraisee,
            @RequestParam(required = false) @Nullable String lang,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
        return answers.pdf(passport(actor, campaign, appraisee, lang), known);
    }

    @GetMapping(path = "/tables.xlsx", produces = SheetAnswers.XLSX)
    ResponseEntity<byte[]> tables(
            Actor actor,
            @PathVariable String campaign,
            @RequestParam(required = false) @Nullable String lang,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
        return answers.xlsx(sheets.tables(new CampaignId(campaign), actor, Language.of(lang)), known);
    }

    private PrintedSheet passport(Actor actor, String campaign, @Nullable String appraisee, @Nullable String lang) {
        return sheets.passport(new CampaignId(campaign), appraisee, actor, Language.of(lang));
    }
}
