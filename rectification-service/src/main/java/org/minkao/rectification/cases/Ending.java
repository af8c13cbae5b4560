package org.minkao.rectification.cases;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is known about the end of a case. */
public record Ending(
        @Nullable CallBack callBack,
        @Nullable Proposal proposal,
        @Nullable Outcome outcome,
        @Nullable LocalDate closedOn,
        @Nullable String publicReason) {

    /** How the confirmation was got: the complainant was called back, or where nobody complained a third person looked. */
    public enum Method {
        CALL_BACK,
        THIRD_PERSON
    }

    /** What the call-back brought. */
    public record CallBack(Method method, boolean satisfied, String note, String by, LocalDate on) {}

    /** A proposal to end the case as not feasible. */
    public record Proposal(String by, LocalDate on, String reason) {}

    static final Ending OPEN = new Ending(null, null, null, null, null);

    Ending calledBack(CallBack call) {
        return new Ending(call, null, outcome, closedOn, publicReason);
    }

    Ending proposed(@Nullable Proposal notFeasible) {
        return new Ending(callBack, notFeasible, outcome, closedOn, publicReason);
    }

    Ending ended(Outcome how, LocalDate on, @Nullable String reason) {
        return new Ending(callBack, null, how, on, reason);
    }
}
