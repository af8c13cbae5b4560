package org.minkao.survey.web;

import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Versioned;
import org.minkao.survey.interference.InterferenceReport;
import org.minkao.survey.interference.InvestigateReport;
import org.minkao.survey.interference.InvestigateReport.Ask;
import org.minkao.survey.interference.ReadReports;
import org.minkao.survey.interference.Wanted;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Discipline inspection's desk for reports of interference. */
@RestController
@RequestMapping("/api/survey/v1")
public class InterferenceController {
    private static final String IF_MATCH = "If-Match";

    private final ReadReports readReports;
    private final InvestigateReport investigateReport;

    public InterferenceController(ReadReports readReports, InvestigateReport investigateReport) {
        this.readReports = readReports;
        this.investigateReport = investigateReport;
    }

    @GetMapping("/campaigns/{campaign}/interference-reports")
    ResponseEntity<ItemsView<InterferenceView>> list(
            Actor actor,
            @PathVariable String campaign,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String after) {
        Wanted wanted = Wanted.of(status, after);
        return confidential(ItemsView.of(readReports.list(actor, campaign, wanted), InterferenceView::of));
    }

    @GetMapping("/interference-reports/{report}")
    ResponseEntity<InterferenceView> one(Actor actor, @PathVariable String report) {
        return confidential(InterferenceView.of(readReports.one(actor, report)));
    }

    @PostMapping("/interference-reports/{report}/accept")
    ResponseEntity<InterferenceView> accept(
            Actor actor,
            @PathVariable String report,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch) {
        return view(investigateReport.accept(ask(actor, report, ifMatch)));
    }

    @PostMapping("/interference-reports/{report}/conclude")
    ResponseEntity<InterferenceView> conclude(
            Actor actor,
            @PathVariable String report,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody InterferenceRequests.Conclude request) {
        Ask ask = ask(actor, report, ifMatch);
        return view(investigateReport.conclude(ask, request.outcome(), request.reason()));
    }

    @PostMapping("/interference-reports/{report}/close")
    ResponseEntity<InterferenceView> close(
            Actor actor,
            @PathVariable String report,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody InterferenceRequests.Close request) {
        return view(investigateReport.close(ask(actor, report, ifMatch), request.reason()));
    }

    private static Ask ask(Actor actor, String report, @Nullable String ifMatch) {
        return new Ask(actor, report, ExpectedVersion.of(ifMatch));
    }

    private ResponseEntity<InterferenceView> view(Versioned<InterferenceReport> after) {
        return confidential(InterferenceView.of(readReports.opened(after)));
    }

    /** No browser and no proxy keeps a copy. */
    private static <T> ResponseEntity<T> confidential(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
