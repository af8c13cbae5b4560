package org.minkao.rectification.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Versioned;
import org.minkao.rectification.cases.OpenCase;
import org.minkao.rectification.cases.SeeCases;
import org.minkao.rectification.finding.DismissFinding;
import org.minkao.rectification.finding.Finding;
import org.minkao.rectification.finding.FindingId;
import org.minkao.rectification.finding.FindingStatus;
import org.minkao.rectification.finding.SeeFindings;
import org.minkao.rectification.people.CampaignId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Findings: read, opened as a case, dismissed. */
@RestController
@RequestMapping("/api/rectification/v1")
public final class FindingsController {
    private final SeeFindings seeFindings;
    private final DismissFinding dismissFinding;
    private final OpenCase openCase;
    private final SeeCases seeCases;

    public FindingsController(
            SeeFindings seeFindings, DismissFinding dismissFinding, OpenCase openCase, SeeCases seeCases) {
        this.seeFindings = seeFindings;
        this.dismissFinding = dismissFinding;
        this.openCase = openCase;
        this.seeCases = seeCases;
    }

    /** What opening a case takes. */
    public record OpenCaseRequest(@Nullable String title) {}

    @GetMapping("/campaigns/{campaign}/findings")
    Items<FindingView> findings(@PathVariable String campaign, Actor actor) {
        return new Items<>(seeFindings.ofCampaign(new CampaignId(campaign), actor).stream()
                .map(this::view)
                .toList());
    }

    @GetMapping("/findings/{finding}")
    FindingView finding(@PathVariable String finding, Actor actor) {
        return view(seeFindings.one(new FindingId(finding), actor));
    }

    @PostMapping("/findings/{finding}/open-case")
    ResponseEntity<CaseView> openCase(
            @PathVariable String finding, @RequestBody(required = false) @Nullable OpenCaseRequest body, Actor actor) {
        CaseView opened = CaseView.of(seeCases.saved(
                openCase.open(new FindingId(finding), actor, body == null ? null : body.title()), actor));
        return ResponseEntity.created(URI.create("/api/rectification/v1/cases/" + opened.id()))
                .body(opened);
    }

    @PostMapping("/findings/{finding}/dismiss")
    FindingView dismiss(@PathVariable String finding, @RequestBody ReasonRequest body, Actor actor) {
        return view(dismissFinding.dismiss(new FindingId(finding), actor, body.reason()));
    }

    private FindingView view(Versioned<Finding> loaded) {
        FindingStatus status = loaded.state().status();
        boolean written = status == FindingStatus.CASE_OPENED
                || (status == FindingStatus.OPENING
                        && seeCases.written(loaded.state().id()));
        return FindingView.of(loaded, written);
    }
}
