package org.minkao.survey.web;

import org.minkao.survey.interference.ReadReports;
import org.minkao.survey.interference.ReportInterference;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where anybody reports interference and follows it; nobody logs in and nothing about the caller is kept. */
@RestController
public class InterferencePublicController {
    private final ReportInterference reportInterference;
    private final ReadReports readReports;

    public InterferencePublicController(ReportInterference reportInterference, ReadReports readReports) {
        this.reportInterference = reportInterference;
        this.readReports = readReports;
    }

    @PostMapping("/api/public/v1/survey/campaigns/{campaign}/interference-reports")
    ResponseEntity<TrackingView> report(
            @PathVariable String campaign, @RequestBody InterferenceRequests.Report request) {
        ReportInterference.Received received = reportInterference.report(campaign, request.words());
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new TrackingView(
                        received.code().value(),
                        received.report().state().status().name()));
    }

    @GetMapping("/api/public/v1/survey/interference-reports/{trackingCode}")
    ResponseEntity<InterferenceTrackedView> track(@PathVariable String trackingCode) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(InterferenceTrackedView.of(readReports.track(trackingCode)));
    }
}
