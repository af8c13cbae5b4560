package org.minkao.evaluation.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One wording of the plan: who wrote it and when, and who reviewed it, if somebody did. */
public record PlanVersion(int number, Edit edit, @Nullable Hand reviewed) {

    /** A change of the plan; the text is where {@link PlanTexts} keep the whole of it. */
    public record Edit(String by, Instant at, @Nullable String reason, String text) {}

    static PlanVersion first(Edit edit) {
        return new PlanVersion(1, edit, null);
    }

    PlanVersion reviewedBy(Hand hand) {
        return new PlanVersion(number, edit, hand);
    }
}
