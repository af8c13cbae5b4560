package org.minkao.evaluation.campaign;

import java.util.List;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

/** Shows campaigns: to those who act in them, and, once frozen, to everybody. */
public final class ReadCampaigns {
    private final Campaigns campaigns;

    public ReadCampaigns(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    public List<Versioned<Campaign>> all(Actor actor) {
        return campaigns.all().stream()
                .filter(campaign -> new Scope(campaign.state(), actor).mayRead())
                .toList();
    }

    public Versioned<Campaign> one(CampaignId id, Actor actor) {
        Versioned<Campaign> campaign = campaigns.require(id.value());
        if (!new Scope(campaign.state(), actor).mayRead()) {
            throw new Refusal(
                    KitReason.NOT_ALLOWED,
                    "%s has no part in campaign %s (expected: an assignment)".formatted(actor.id(), id));
        }
        return campaign;
    }

    /** A rehearsal is no campaign that the public would look for; who has its link sees it marked. */
    public List<Versioned<Campaign>> published() {
        return campaigns.all().stream()
                .filter(campaign -> campaign.state().status().isFrozen()
                        && !campaign.state().plan().rehearses())
                .toList();
    }

    /** A draft is no public paper: to the public it does not exist. */
    public Campaign publishedOne(CampaignId id) {
        return campaigns
                .find(id.value())
                .map(Versioned::state)
                .filter(campaign -> campaign.status().isFrozen())
                .orElseThrow(() -> new Refusal(KitReason.NOT_FOUND, "there is no frozen campaign " + id));
    }
}
