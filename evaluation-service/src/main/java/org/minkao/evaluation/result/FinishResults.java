package org.minkao.evaluation.result;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

/** Makes results final once the days for appeals are over and none is open; several instances may run it at once. */
public final class FinishResults {
    private final Results results;
    private final Clock clock;

    public FinishResults(Results results, Clock clock) {
        this.results = results;
        this.clock = clock;
    }

    /** How many became final. */
    public int run() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, Plan.ZONE);
        return (int) results.unfinished().stream()
                .filter(result -> result.state().isDue(today))
                .filter(result -> finished(result, now))
                .count();
    }

    /** False when somebody changed the result at the same moment: the next round looks again. */
    private boolean finished(Versioned<Result> before, Instant now) {
        Result.Change change = before.state().finish(now);
        try {
            results.save(before.state().campaign().value(), before, change.after(), change.events(), null);
            return true;
        } catch (Refusal refusal) {
            if (refusal.reason() == KitReason.CHANGED_MEANWHILE) {
                return false;
            }
            throw refusal;
        }
    }
}
