package org.minkao.rectification.people;

import java.util.List;
import org.minkao.kit.core.Actor;

/** Lists the campaigns a person has to do with. */
public final class SeeCampaigns {
    private final Campaigns campaigns;

    public SeeCampaigns(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    public List<FrozenCampaign> of(Actor actor) {
        return campaigns.all().stream().filter(c -> isIn(actor, c)).toList();
    }

    private static boolean isIn(Actor actor, FrozenCampaign campaign) {
        Scope scope = Scope.of(actor, campaign);
        return scope.everything() || !scope.sections().isEmpty();
    }
}
