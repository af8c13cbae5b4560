package org.minkao.evaluation.result;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Act;
import org.minkao.evaluation.campaign.CampaignId;
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
        String proposedBy,
        boolean proposedByCounty,
        Instant proposedAt,
        @Nullable Approval approval) {

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

    /** Who approved, when and why. */
    public record Approval(String by, Instant at, String reason) {}

    Adjustment approve(Act act, Instant now) {
        if (status != Step.APPROVE.from()) {
            throw new Refusal(
                    KitReason.STEP_NOT_ALLOWED,
                    "APPROVE: adjustment %s is %s (expected: %s)".formatted(id, status, Step.APPROVE.from()));
        }
        act.otherThan(proposedBy, "the proposal");
        return new Adjustment(
                id,
                campaign,
                appraisee,
                points,
                clause,
                evidence,
                Step.APPROVE.to(),
                proposedBy,
                proposedByCounty,
                proposedAt,
                new Approval(act.who().id(), now, act.why()));
    }

    public boolean isApproved() {
        return status == Status.APPROVED;
    }
}
