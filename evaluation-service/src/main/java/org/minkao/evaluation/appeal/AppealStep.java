package org.minkao.evaluation.appeal;

import static org.minkao.evaluation.appeal.AppealStatus.FILED;
import static org.minkao.evaluation.appeal.AppealStatus.PROPOSED;

import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

/** Everything that can happen to an appeal once it is filed. */
public enum AppealStep {
    PROPOSE(FILED, PROPOSED),
    RETURN(PROPOSED, FILED),
    UPHOLD(PROPOSED, AppealStatus.UPHELD),
    REVISE(PROPOSED, AppealStatus.REVISED);

    private final AppealStatus from;
    private final AppealStatus to;

    AppealStep(AppealStatus from, AppealStatus to) {
        this.from = from;
        this.to = to;
    }

    public AppealStatus from() {
        return from;
    }

    public AppealStatus to() {
        return to;
    }

    /** Where this step leads from that status, or a refusal. */
    AppealStatus from(AppealId appeal, AppealStatus status) {
        if (status != from) {
            throw new Refusal(
                    KitReason.STEP_NOT_ALLOWED,
                    "%s: appeal %s is %s (expected: %s)".formatted(this, appeal, status, from));
        }
        return to;
    }
}
