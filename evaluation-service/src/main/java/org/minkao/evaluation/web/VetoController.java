package org.minkao.evaluation.web;

import static org.minkao.evaluation.web.Versions.act;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.appeal.Evidence;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.result.ImposeVeto;
import org.minkao.evaluation.result.Veto;
import org.minkao.evaluation.result.VetoId;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Versioned;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Vetoes by the plan's triggers, proposed by one and approved by another. */
@RestController
@RequestMapping("/api/evaluation/v1/campaigns/{campaign}/vetoes")
public final class VetoController {
    private final ImposeVeto impose;

    public VetoController(ImposeVeto impose) {
        this.impose = impose;
    }

    /** A veto somebody proposes: the trigger is one of the plan's, the papers stay with the office. */
    record VetoRequest(
            @Nullable String appraisee,
            @Nullable String trigger,
            @Nullable List<@Nullable PaperRequest> evidence,
            @Nullable String reason) {}

    /** A veto as its people see it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VetoView(
            String id,
            String campaign,
            String status,
            long version,
            String appraisee,
            String trigger,
            String clause,
            String effect,
            @Nullable String grade,
            List<Evidence> evidence,
            String proposedBy,
            String reason,
            Instant proposedAt,
            @Nullable String approvedBy,
            @Nullable String approvalReason,
            @Nullable Instant approvedAt) {

        static VetoView of(Versioned<Veto> versioned) {
            Veto veto = versioned.state();
            Hand approval = veto.approval();
            return new VetoView(
                    veto.id().value(),
                    veto.campaign().value(),
                    veto.status().name(),
                    versioned.version(),
                    veto.appraisee(),
                    veto.trigger().id(),
                    veto.trigger().text(),
                    veto.trigger().effect().name().toLowerCase(Locale.ROOT),
                    veto.trigger().grade(),
                    veto.evidence(),
                    veto.proposal().person(),
                    veto.proposal().reason(),
                    veto.proposal().at(),
                    approval == null ? null : approval.person(),
                    approval == null ? null : approval.reason(),
                    approval == null ? null : approval.at());
        }
    }

    @PostMapping
    ResponseEntity<VetoView> propose(Actor actor, @PathVariable String campaign, @RequestBody VetoRequest request) {
        Versioned<Veto> proposed = impose.propose(
                new CampaignId(campaign),
                act(actor, null, request.reason()),
                new ImposeVeto.Proposal(
                        request.appraisee(), request.trigger(), PaperRequest.papers(request.evidence())));
        return Versions.created(
                "/api/evaluation/v1/campaigns/%s/vetoes/%s"
                        .formatted(campaign, proposed.state().id()),
                proposed.version(),
                VetoView.of(proposed));
    }

    @PostMapping("/{veto}/approve")
    ResponseEntity<VetoView> approve(
            Actor actor,
            @PathVariable String campaign,
            @PathVariable String veto,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReasonRequest request) {
        Versioned<Veto> approved =
                impose.approve(new CampaignId(campaign), new VetoId(veto), act(actor, ifMatch, request.reason()));
        return Versions.changed(approved.version(), VetoView.of(approved));
    }

    @GetMapping
    Items<VetoView> all(Actor actor, @PathVariable String campaign) {
        return new Items<>(impose.of(new CampaignId(campaign), actor).stream()
                .map(VetoView::of)
                .toList());
    }
}
