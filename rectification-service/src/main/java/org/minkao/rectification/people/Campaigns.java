package org.minkao.rectification.people;

import java.util.List;
import java.util.Optional;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.core.Refusal;
import org.minkao.rectification.reason.RectificationReason;

/** The frozen plans this room has heard of. */
public interface Campaigns {

    /** Keeps the plan; hearing of it again changes nothing. */
    void learn(IncomingEvent origin, FrozenCampaign campaign);

    /** Notes the phase that began, if the plan is known. */
    void phaseStarted(IncomingEvent origin, CampaignId campaign, String phase);

    Optional<FrozenCampaign> find(CampaignId campaign);

    List<FrozenCampaign> all();

    /** Loads or refuses: for readers, who ask about a campaign by its id. */
    default FrozenCampaign require(CampaignId campaign) {
        return find(campaign)
                .orElseThrow(() -> new Refusal(
                        RectificationReason.CAMPAIGN_NOT_FOUND,
                        "campaign %s is not known here (expected: a frozen campaign)".formatted(campaign)));
    }

    /** Loads or refuses: for what belongs to a campaign whose plan is still under way. */
    default FrozenCampaign planOf(CampaignId campaign) {
        return find(campaign)
                .orElseThrow(() -> new Refusal(
                        RectificationReason.PLAN_NOT_ARRIVED,
                        "the plan of campaign %s has not arrived yet (expected: the frozen plan)".formatted(campaign)));
    }
}
