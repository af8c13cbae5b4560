package org.minkao.evaluation.campaign;

import static org.minkao.evaluation.campaign.Roles.COUNTY;
import static org.minkao.evaluation.campaign.Roles.OFFICE;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.IdSource;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

/** Early decisions about phases: one person proposes, another approves, and then it happens. */
public final class DecidePhases {
    private final Desk desk;
    private final IdSource ids;
    private final Clock clock;

    public DecidePhases(Campaigns campaigns, IdSource ids, Clock clock) {
        this.desk = new Desk(campaigns);
        this.ids = ids;
        this.clock = clock;
    }

    /** The campaign with the new decision as its last one. */
    public Versioned<Campaign> propose(CampaignId id, Act act, Decision.Kind kind, @Nullable Phase phase) {
        if (kind == Decision.Kind.START_PHASE) {
            Check.present("phase", phase);
        } else if (phase != null && phase != Phase.SURVEY) {
            throw new Refusal(
                    KitReason.FIELD_INVALID, "phase is " + phase + " (expected: absent for CLOSE_SURVEY)", "phase");
        }
        String decision = ids.next();
        return desk.change(id, act, "propose-" + name(kind), campaign -> {
            Hand vote = vote(campaign, act);
            return campaign.propose(decision, kind, kind == Decision.Kind.CLOSE_SURVEY ? Phase.SURVEY : phase, vote);
        });
    }

    public Versioned<Campaign> approve(CampaignId id, Act act, String decision) {
        return desk.change(
                id, act, "approve-decision", campaign -> campaign.approve(decision, act, vote(campaign, act)));
    }

    private Hand vote(Campaign campaign, Act act) {
        return act.hand(campaign, clock.instant(), COUNTY, OFFICE);
    }

    private static String name(Decision.Kind kind) {
        return switch (kind) {
            case START_PHASE -> "start-phase";
            case CLOSE_SURVEY -> "close-survey";
        };
    }
}
