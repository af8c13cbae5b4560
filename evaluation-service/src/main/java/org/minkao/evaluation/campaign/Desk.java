package org.minkao.evaluation.campaign;

import java.util.function.Function;
import org.minkao.kit.core.Versioned;

/** The one way of a command: load, decide, save once, return what was saved. */
final class Desk {
    private final Campaigns campaigns;

    Desk(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    Versioned<Campaign> change(CampaignId id, Act act, String action, Function<Campaign, Campaign.Change> step) {
        Versioned<Campaign> before = campaigns.require(id.value());
        Campaign.Change change = step.apply(before.state());
        act.saw(before.version());
        return campaigns.save(
                id.value(), before, change.after(), change.events(), act.audit(action, "campaigns/" + id));
    }
}
