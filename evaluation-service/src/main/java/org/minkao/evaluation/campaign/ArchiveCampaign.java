package org.minkao.evaluation.campaign;

import org.minkao.kit.core.Versioned;

/** Puts a published campaign away, with a reason, once all its phases are over. */
public final class ArchiveCampaign {
    private final Desk desk;

    public ArchiveCampaign(Campaigns campaigns) {
        this.desk = new Desk(campaigns);
    }

    public Versioned<Campaign> archive(CampaignId id, Act act) {
        return desk.change(id, act, "archive-campaign", campaign -> {
            new Scope(campaign, act.who()).require(Roles.COUNTY);
            act.why();
            return campaign.archive();
        });
    }
}
