package org.minkao.evaluation.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Decimals;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.result.ReadCommitments;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the appraisees promised and whether it was kept, for everybody. */
@RestController
public final class CommitmentController {
    private final ReadCommitments read;

    public CommitmentController(ReadCommitments read) {
        this.read = read;
    }

    /** A commitment with its measure, the question about it, and what people answered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CommitmentView(
            String id,
            String appraisee,
            String text,
            @Nullable String statement,
            @Nullable String target,
            @Nullable String item,
            @Nullable String question,
            @Nullable String mark,
            @Nullable Boolean kept) {

        static CommitmentView of(ReadCommitments.Outcome outcome) {
            Plan.Commitment commitment = outcome.commitment();
            Plan.Measure measure = commitment.measure();
            Plan.Item item = outcome.item();
            return new CommitmentView(
                    commitment.id(),
                    commitment.appraisee(),
                    commitment.text(),
                    measure == null ? null : measure.statement(),
                    measure == null ? null : Decimals.plain(measure.target()),
                    item == null ? null : item.id(),
                    item == null ? null : item.question(),
                    outcome.mark(),
                    outcome.kept());
        }
    }

    @GetMapping("/api/public/v1/evaluation/campaigns/{campaign}/commitments")
    Items<CommitmentView> all(@PathVariable String campaign) {
        return new Items<>(read.published(new CampaignId(campaign)).stream()
                .map(CommitmentView::of)
                .toList());
    }
}
