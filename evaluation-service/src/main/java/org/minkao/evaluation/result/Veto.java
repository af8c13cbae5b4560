package org.minkao.evaluation.result;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.appeal.Evidence;
import org.minkao.evaluation.campaign.Act;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

/** One of the plan's triggers, found at an appraisee with evidence; it has its effect once another person approved. */
public record Veto(
        VetoId id,
        CampaignId campaign,
        String appraisee,
        Plan.VetoTrigger trigger,
        List<Evidence> evidence,
        Status status,
        Hand proposal,
        @Nullable Hand approval) {

    public Veto {
        evidence = List.copyOf(evidence);
    }

    /** Proposed by one, approved by another. */
    public enum Status {
        PROPOSED,
        APPROVED
    }

    /** Everything that can happen to a veto. */
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

    Veto approve(Act act, Hand yes) {
        if (status != Step.APPROVE.from()) {
            throw new Refusal(
                    KitReason.STEP_NOT_ALLOWED,
                    "APPROVE: veto %s is %s (expected: %s)".formatted(id, status, Step.APPROVE.from()));
        }
        act.otherThan(proposal.person(), "the proposal");
        if (!proposal.county() && !yes.county()) {
            throw new Refusal(
                    EvaluationReason.COUNTY_REQUIRED,
                    "veto %s was proposed and approved without the county office (expected: one of the two of it)"
                            .formatted(id));
        }
        return new Veto(id, campaign, appraisee, trigger, evidence, Step.APPROVE.to(), proposal, yes);
    }

    public boolean isApproved() {
        return status == Status.APPROVED;
    }
}
