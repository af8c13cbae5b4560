package org.minkao.evaluation.campaign;

import java.util.function.Function;
import org.minkao.kit.core.Versioned;

/** Keeps a campaign in step with what eligibility and result report; hearing it twice changes nothing. */
public final class FollowCampaign {
    private final Campaigns campaigns;

    public FollowCampaign(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    public void rollSealed(CampaignId id, SealedRoll sealed) {
        follow(id, campaign -> campaign.rolls().contains(sealed), campaign -> campaign.sealRoll(sealed));
    }

    public void resultConfirmed(CampaignId id) {
        follow(id, reached(CampaignStatus.RESULT_CONFIRMED), Campaign::confirmResult);
    }

    public void resultPublished(CampaignId id) {
        follow(id, reached(CampaignStatus.PUBLISHED), Campaign::publishResult);
    }

    private void follow(CampaignId id, Function<Campaign, Boolean> known, Function<Campaign, Campaign.Change> step) {
        Versioned<Campaign> before = campaigns.require(id.value());
        if (known.apply(before.state())) {
            return;
        }
        Campaign.Change change = step.apply(before.state());
        campaigns.save(id.value(), before, change.after(), change.events(), null);
    }

    private static Function<Campaign, Boolean> reached(CampaignStatus status) {
        return campaign -> campaign.status().compareTo(status) >= 0;
    }
}
