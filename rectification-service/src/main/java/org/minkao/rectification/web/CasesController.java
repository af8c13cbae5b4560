package org.minkao.rectification.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.Versioned;
import org.minkao.rectification.cases.AdvanceCase;
import org.minkao.rectification.cases.AdvanceCase.Call;
import org.minkao.rectification.cases.AdvanceCase.PlannedMeasure;
import org.minkao.rectification.cases.CaseId;
import org.minkao.rectification.cases.RectificationCase;
import org.minkao.rectification.cases.SeeCases;
import org.minkao.rectification.people.CampaignId;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cases from assignment to closure; every step answers the case as it is now. */
@RestController
@RequestMapping("/api/rectification/v1")
public final class CasesController {
    private final AdvanceCase advance;
    private final SeeCases see;

    public CasesController(AdvanceCase advance, SeeCases see) {
        this.advance = advance;
        this.see = see;
    }

    /** Who gets the case. */
    public record AssignRequest(
            @Nullable String owner, @Nullable String reason) {}

    /** The plan of measures. */
    public record PlanRequest(@Nullable List<@Nullable PlannedMeasure> measures) {}

    /** What was done. */
    public record ProgressRequest(
            @Nullable String note, @Nullable List<@Nullable String> evidence) {}

    /** That it is done. */
    public record SubmitRequest(
            @Nullable String summary, @Nullable String outcome) {}

    /** What the call-back brought. */
    public record ConfirmRequest(
            @Nullable String method,
            @Nullable Boolean satisfied,
            @Nullable String note) {}

    /** How much more time is asked for. */
    public record ExtensionRequest(
            @Nullable Integer workingDays, @Nullable String reason) {}

    /** Every step is a call on the case of the path, by the person of the token, on the version they saw. */
    @ModelAttribute
    Call call(
            @PathVariable(required = false) @Nullable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor) {
        return new Call(new CaseId(id == null ? "" : id), actor, IfMatch.version(ifMatch));
    }

    @GetMapping("/campaigns/{campaign}/cases")
    Items<CaseView> cases(
            @PathVariable String campaign, @RequestParam(required = false) @Nullable String inbox, Actor actor) {
        SeeCases.Inbox which = inbox == null
                ? SeeCases.Inbox.ALL
                : Check.oneOf("inbox", inbox.toUpperCase(Locale.ROOT), SeeCases.Inbox.class);
        return new Items<>(see.ofCampaign(new CampaignId(campaign), which, actor).stream()
                .map(CaseView::of)
                .toList());
    }

    @GetMapping("/cases/{id}")
    CaseView one(@PathVariable String id, Actor actor) {
        return CaseView.of(see.one(new CaseId(id), actor));
    }

    @GetMapping("/cases/{id}/deadline")
    DeadlineView deadline(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Actor actor) {
        return DeadlineView.of(see.one(new CaseId(id), actor), DayWords.of(language));
    }

    @PostMapping("/cases/{id}/assign")
    CaseView assign(@ModelAttribute(binding = false) Call call, @RequestBody AssignRequest body) {
        return view(advance.assign(call, body.owner(), body.reason()), call);
    }

    @PostMapping("/cases/{id}/plan")
    CaseView plan(@ModelAttribute(binding = false) Call call, @RequestBody PlanRequest body) {
        return view(advance.submitPlan(call, body.measures()), call);
    }

    @PostMapping("/cases/{id}/approve-plan")
    CaseView approvePlan(@ModelAttribute(binding = false) Call call, @RequestBody ReasonRequest body) {
        return view(advance.approvePlan(call, body.reason()), call);
    }

    @PostMapping("/cases/{id}/return-plan")
    CaseView returnPlan(@ModelAttribute(binding = false) Call call, @RequestBody ReasonRequest body) {
        return view(advance.returnPlan(call, body.reason()), call);
    }

    @PostMapping("/cases/{id}/start")
    CaseView start(@ModelAttribute(binding = false) Call call) {
        return view(advance.start(call), call);
    }

    @PostMapping("/cases/{id}/progress")
    CaseView progress(@ModelAttribute(binding = false) Call call, @RequestBody ProgressRequest body) {
        return view(advance.recordProgress(call, body.note(), body.evidence()), call);
    }

    @PostMapping("/cases/{id}/submit")
    CaseView submit(@ModelAttribute(binding = false) Call call, @RequestBody SubmitRequest body) {
        return view(advance.submit(call, body.summary(), body.outcome()), call);
    }

    @PostMapping("/cases/{id}/verify")
    CaseView verify(@ModelAttribute(binding = false) Call call, @RequestBody ReasonRequest body) {
        return view(advance.verify(call, body.reason()), call);
    }

    @PostMapping("/cases/{id}/return")
    CaseView returnWork(@ModelAttribute(binding = false) Call call, @RequestBody ReasonRequest body) {
        return view(advance.returnWork(call, body.reason()), call);
    }

    @PostMapping("/cases/{id}/confirm")
    CaseView confirm(@ModelAttribute(binding = false) Call call, @RequestBody ConfirmRequest body) {
        return view(advance.callBack(call, body.method(), body.satisfied(), body.note()), call);
    }

    @PostMapping("/cases/{id}/close")
    CaseView close(@ModelAttribute(binding = false) Call call, @RequestBody ReasonRequest body) {
        return view(advance.close(call, body.reason()), call);
    }

    @PostMapping("/cases/{id}/reopen")
    CaseView reopen(@ModelAttribute(binding = false) Call call, @RequestBody ReasonRequest body) {
        return view(advance.reopen(call, body.reason()), call);
    }

    @PostMapping("/cases/{id}/not-feasible")
    CaseView notFeasible(@ModelAttribute(binding = false) Call call, @RequestBody ReasonRequest body) {
        return view(advance.proposeNotFeasible(call, body.reason()), call);
    }

    @PostMapping("/cases/{id}/not-feasible/approve")
    CaseView approveNotFeasible(@ModelAttribute(binding = false) Call call, @RequestBody ReasonRequest body) {
        return view(advance.approveNotFeasible(call, body.reason()), call);
    }

    @PostMapping("/cases/{id}/not-feasible/refuse")
    CaseView refuseNotFeasible(@ModelAttribute(binding = false) Call call, @RequestBody ReasonRequest body) {
        return view(advance.refuseNotFeasible(call, body.reason()), call);
    }

    @PostMapping("/cases/{id}/not-ours")
    CaseView notOurs(@ModelAttribute(binding = false) Call call, @RequestBody ReasonRequest body) {
        return view(advance.declareNotOurs(call, body.reason()), call);
    }

    @PostMapping("/cases/{id}/extension")
    CaseView extension(@ModelAttribute(binding = false) Call call, @RequestBody ExtensionRequest body) {
        return view(advance.askExtension(call, body.workingDays(), body.reason()), call);
    }

    @PostMapping("/cases/{id}/extension/approve")
    CaseView approveExtension(@ModelAttribute(binding = false) Call call, @RequestBody ReasonRequest body) {
        return view(advance.approveExtension(call, body.reason()), call);
    }

    @PostMapping("/cases/{id}/extension/refuse")
    CaseView refuseExtension(@ModelAttribute(binding = false) Call call, @RequestBody ReasonRequest body) {
        return view(advance.refuseExtension(call, body.reason()), call);
    }

    private CaseView view(Versioned<RectificationCase> saved, Call call) {
        return CaseView.of(see.saved(saved, call.actor()));
    }
}
