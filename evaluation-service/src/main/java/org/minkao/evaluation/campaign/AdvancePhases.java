package org.minkao.evaluation.campaign;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

/** Starts and ends phases and reminds of tasks by their dates; several instances may run it at once, one write of each step wins. */
public final class AdvancePhases {
    private final Campaigns campaigns;
    private final Clock clock;

    public AdvancePhases(Campaigns campaigns, Clock clock) {
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** How many steps were taken; a campaign that cannot take its step does not hold up the others. */
    public int run() {
        int steps = 0;
        @Nullable Refusal first = null;
        for (Versioned<Campaign> campaign : campaigns.underWay()) {
            try {
                steps += advance(campaign);
            } catch (Refusal refusal) {
                first = first == null ? refusal : first;
            }
        }
        if (first != null) {
            throw first;
        }
        return steps;
    }

    private int advance(Versioned<Campaign> start) {
        Versioned<Campaign> now = start;
        int steps = 0;
        // A service that was down for days takes several steps, each its own write.
        for (Optional<Campaign.Change> due = due(now); due.isPresent(); due = due(now)) {
            try {
                Campaign.Change change = due.get();
                now = campaigns.save(now.state().id().value(), now, change.after(), change.events(), null);
                steps++;
            } catch (Refusal refusal) {
                if (refusal.reason() == KitReason.CHANGED_MEANWHILE) {
                    return steps;
                }
                throw refusal;
            }
        }
        return steps;
    }

    private Optional<Campaign.Change> due(Versioned<Campaign> campaign) {
        return campaign.state().due(clock.instant()).or(() -> campaign.state().reminder(clock.instant()));
    }
}
