package org.minkao.evaluation.result;

import static org.minkao.evaluation.result.ResultStatus.COMPUTED;
import static org.minkao.evaluation.result.ResultStatus.CONFIRMED;
import static org.minkao.evaluation.result.ResultStatus.PUBLISHED;

import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

/** Everything that can happen to a result once it has been computed. */
public enum ResultStep {
    RECOMPUTE(COMPUTED, COMPUTED),
    CONFIRM(COMPUTED, CONFIRMED),
    PUBLISH(CONFIRMED, PUBLISHED);

    private final ResultStatus from;
    private final ResultStatus to;

    ResultStep(ResultStatus from, ResultStatus to) {
        this.from = from;
        this.to = to;
    }

    public ResultStatus from() {
        return from;
    }

    public ResultStatus to() {
        return to;
    }

    /** Where this step leads from that status, or a refusal. */
    ResultStatus from(CampaignId campaign, ResultStatus status) {
        if (status != from) {
            throw new Refusal(
                    KitReason.STEP_NOT_ALLOWED,
                    "%s: the result of %s is %s (expected: %s)".formatted(this, campaign, status, from));
        }
        return to;
    }
}
