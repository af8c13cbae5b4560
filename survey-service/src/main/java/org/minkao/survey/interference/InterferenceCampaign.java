package org.minkao.survey.interference;

import java.util.List;
import org.minkao.kit.core.Actor;

/** What this feature must know of a frozen campaign: who is its discipline inspection. */
public record InterferenceCampaign(String campaign, List<String> discipline) {
    static final String DISCIPLINE = "discipline";

    public InterferenceCampaign {
        discipline = List.copyOf(discipline);
    }

    /** Role in the token and in the plan: the inspection of another campaign has no business here. */
    boolean mayRead(Actor actor) {
        return actor.has(DISCIPLINE) && discipline.contains(actor.id());
    }
}
