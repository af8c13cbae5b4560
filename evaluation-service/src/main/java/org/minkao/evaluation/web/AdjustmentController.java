package org.minkao.evaluation.web;

import static org.minkao.evaluation.web.Versions.act;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Decimals;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.result.AdjustScore;
import org.minkao.evaluation.result.Adjustment;
import org.minkao.evaluation.result.AdjustmentId;
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

/** Deductions, proposed by one and approved by another. */
@RestController
@RequestMapping("/api/evaluation/v1/campaigns/{campaign}/adjustments")
public final class AdjustmentController {
    private final AdjustScore adjust;

    public AdjustmentController(AdjustScore adjust) {
        this.adjust = adjust;
    }

    /** A deduction somebody proposes; the points are a decimal string or a number. */
    record ProposalRequest(
            @Nullable String appraisee,
            @Nullable DecimalText points,
            @Nullable String clause,
            @Nullable String evidence,
            @Nullable String reason) {}

    /** A deduction as its people see it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AdjustmentView(
            String id,
            String campaign,
            String status,
            long version,
            String appraisee,
            String points,
            String clause,
            String evidence,
            String proposedBy,
            String reason,
            Instant proposedAt,
            @Nullable String approvedBy,
            @Nullable String approvalReason,
            @Nullable Instant approvedAt) {

        static AdjustmentView of(Versioned<Adjustment> versioned) {
            Adjustment adjustment = versioned.state();
            Hand approval = adjustment.approval();
            return new AdjustmentView(
                    adjustment.id().value(),
                    adjustment.campaign().value(),
                    adjustment.status().name(),
                    versioned.version(),
                    adjustment.appraisee(),
                    Decimals.plain(adjustment.points()),
                    adjustment.clause(),
                    adjustment.evidence(),
                    adjustment.proposal().person(),
                    adjustment.proposal().reason(),
                    adjustment.proposal().at(),
                    approval == null ? null : approval.person(),
                    approval == null ? null : approval.reason(),
                    approval == null ? null : approval.at());
        }
    }

    @PostMapping
    ResponseEntity<AdjustmentView> propose(
            Actor actor, @PathVariable String campaign, @RequestBody ProposalRequest request) {
        Versioned<Adjustment> proposed = adjust.propose(
                new CampaignId(campaign),
                act(actor, null, request.reason()),
                new AdjustScore.Proposal(
                        request.appraisee(), DecimalText.of(request.points()), request.clause(), request.evidence()));
        return Versions.created(
                "/api/evaluation/v1/campaigns/%s/adjustments/%s"
                        .formatted(campaign, proposed.state().id()),
                proposed.version(),
                AdjustmentView.of(proposed));
    }

    @PostMapping("/{adjustment}/approve")
    ResponseEntity<AdjustmentView> approve(
            Actor actor,
            @PathVariable String campaign,
            @PathVariable String adjustment,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReasonRequest request) {
        Versioned<Adjustment> approved = adjust.approve(
                new CampaignId(campaign), new AdjustmentId(adjustment), act(actor, ifMatch, request.reason()));
        return Versions.changed(approved.version(), AdjustmentView.of(approved));
    }

    @GetMapping
    Items<AdjustmentView> all(Actor actor, @PathVariable String campaign) {
        return new Items<>(adjust.of(new CampaignId(campaign), actor).stream()
                .map(AdjustmentView::of)
                .toList());
    }
}
