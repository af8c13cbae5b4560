package org.minkao.evaluation.campaign;

import java.time.Clock;
import org.minkao.kit.core.Versioned;

/** Puts a published campaign away; a phase still running ends with it. */
public final class ArchiveCampaign {
    private final Desk desk;
    private final Clock clock;

    public ArchiveCampaign(Campaigns campaigns, Clock clock) {
        this.desk = new Desk(campaigns);
        this.clock = clock;
    }

    public Versioned<Campaign> archive(CampaignId id, Act act) {
        return desk.change(id, act, "archive-campaign", campaign -> {
            new Scope(campaign, act.who()).require(Roles.COUNTY);
            return campaign.archive(clock.instant());
        });
    }
}
