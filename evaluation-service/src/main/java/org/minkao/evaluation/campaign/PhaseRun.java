package org.minkao.evaluation.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A phase as it really ran: when it began and ended, and whether a decision began it. */
public record PhaseRun(
        Phase kind, @Nullable Instant startedAt, @Nullable Instant endedAt, boolean byDecision) {

    static PhaseRun ahead(Phase kind) {
        return new PhaseRun(kind, null, null, false);
    }

    boolean isRunning() {
        return startedAt != null && endedAt == null;
    }

    boolean isOver() {
        return endedAt != null;
    }

    PhaseRun started(Instant at, boolean decided) {
        return new PhaseRun(kind, at, null, decided);
    }

    PhaseRun ended(Instant at) {
        return new PhaseRun(kind, startedAt, at, byDecision);
    }
}
