package org.minkao.evaluation.campaign;

import java.util.function.Function;
import java.util.function.Predicate;
import org.minkao.kit.core.Fault;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

/** Keeps a campaign in step with what eligibility and result report; hearing it twice changes nothing. */
public final class FollowCampaign {
    private static final int ATTEMPTS = 20;

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

    private void follow(CampaignId id, Predicate<Campaign> known, Function<Campaign, Campaign.Change> step) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Versioned<Campaign> before = campaigns.require(id.value());
            if (known.test(before.state()) || saved(before, step.apply(before.state()))) {
                return;
            }
        }
        throw new Fault("campaign " + id + " is changed by others all the time");
    }

    /** False when a person changed the campaign at the same moment: a fact that happened is never refused for that. */
    private boolean saved(Versioned<Campaign> before, Campaign.Change change) {
        try {
            campaigns.save(before.state().id().value(), before, change.after(), change.events(), null);
            return true;
        } catch (Refusal refusal) {
            if (refusal.reason() == KitReason.CHANGED_MEANWHILE) {
                return false;
            }
            throw refusal;
        }
    }

    private static Predicate<Campaign> reached(CampaignStatus status) {
        return campaign -> campaign.status().compareTo(status) >= 0;
    }
}
