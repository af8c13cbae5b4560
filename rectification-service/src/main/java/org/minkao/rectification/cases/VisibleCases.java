package org.minkao.rectification.cases;

import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Versioned;
import org.minkao.rectification.people.Campaigns;
import org.minkao.rectification.people.FrozenCampaign;
import org.minkao.rectification.people.Scope;

/** Loads cases through a person's scope; a case of another section does not exist for the person. */
final class VisibleCases {
    private final Cases cases;
    private final Campaigns campaigns;

    VisibleCases(Cases cases, Campaigns campaigns) {
        this.cases = cases;
        this.campaigns = campaigns;
    }

    /** A case with the plan of its campaign. */
    record Seen(Versioned<RectificationCase> loaded, FrozenCampaign campaign) {}

    Seen load(CaseId id, Actor actor) {
        Versioned<RectificationCase> loaded = cases.require(id);
        FrozenCampaign campaign = campaigns.planOf(loaded.state().origin().campaign());
        if (!Scope.of(actor, campaign).sees(loaded.state().origin().appraisee())) {
            throw Cases.missing(id);
        }
        return new Seen(loaded, campaign);
    }
}
