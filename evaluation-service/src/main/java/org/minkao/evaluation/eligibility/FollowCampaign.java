package org.minkao.evaluation.eligibility;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.minkao.kit.core.IncomingEvent;

/** Keeps up with what campaign says, and settles the rolls once the survey has closed. */
public final class FollowCampaign {
    private final KnownCampaigns campaigns;
    private final CloseRolls closeRolls;

    public FollowCampaign(KnownCampaigns campaigns, CloseRolls closeRolls) {
        this.campaigns = campaigns;
        this.closeRolls = closeRolls;
    }

    public void drafted(String campaign, IncomingEvent event, DraftedPlan plan) {
        campaigns.apply(campaign, event, before -> (before == null ? unknown(campaign) : before).drafted(plan));
    }

    public void frozen(String campaign, IncomingEvent event, KnownCampaign.Frozen plan) {
        change(campaign, event, before -> before.frozenAs(plan));
    }

    public void surveyStarted(String campaign, IncomingEvent event, Instant at) {
        change(campaign, event, before -> before.startedAt(at));
    }

    /** Closed is remembered before the rolls are settled: from then on no claim is let in. */
    public void surveyClosed(String campaign, IncomingEvent event, Instant at) {
        change(campaign, event, before -> before.closedAt(at));
        closeRolls.close(campaign);
    }

    private void change(String campaign, IncomingEvent event, UnaryOperator<KnownCampaign> change) {
        campaigns.apply(campaign, event, before -> change.apply(before == null ? unknown(campaign) : before));
    }

    private static KnownCampaign unknown(String campaign) {
        return new KnownCampaign(campaign, "", List.of(), List.of(), 0, 0, null, null, null);
    }
}
