package org.minkao.evaluation.result;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Act;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

/** Points taken off an appraisee under a clause of the plan, with evidence; it counts once another person approved. */
public record Adjustment(
        AdjustmentId id,
        CampaignId campaign,
        String appraisee,
        BigDecimal points,
        String clause,
        String evidence,
        Status status,
        Hand proposal,
        @Nullable Hand approval) {

    /** Proposed by one, approved by another. */
    public enum Status {
        PROPOSED,
        APPROVED
    }

    /** Everything that can happen to an adjustment. */
    public enum Step {
        APPROVE(Status.PROPOSED, Status.APPROVED);

        private final Status from;
        private final Status to;

        Step(Status from, Status to) {
            this.from = from;
            this.to = to;
        }

        public Status from() {
            return from;
        }

        public Status to() {
            return to;
        }
    }

    Adjustment approve(Act act, Hand yes) {
        if (status != Step.APPROVE.from()) {
            throw new Refusal(
                    KitReason.STEP_NOT_ALLOWED,
                    "APPROVE: adjustment %s is %s (expected: %s)".formatted(id, status, Step.APPROVE.from()));
        }
        act.otherThan(proposal.person(), "the proposal");
        if (!proposal.county() && !yes.county()) {
            throw new Refusal(
                    EvaluationReason.COUNTY_REQUIRED,
                    "adjustment %s was proposed and approved without the county office (expected: one of the two of it)"
                            .formatted(id));
        }
        return new Adjustment(id, campaign, appraisee, points, clause, evidence, Step.APPROVE.to(), proposal, yes);
    }

    public boolean isApproved() {
        return status == Status.APPROVED;
    }
}
