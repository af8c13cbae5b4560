package org.minkao.rectification.web;

import org.minkao.kit.core.Actor;
import org.minkao.rectification.people.SeeCampaigns;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The campaigns a person has to do with. */
@RestController
@RequestMapping("/api/rectification/v1")
public final class CampaignsController {
    private final SeeCampaigns seeCampaigns;

    public CampaignsController(SeeCampaigns seeCampaigns) {
        this.seeCampaigns = seeCampaigns;
    }

    @GetMapping("/campaigns")
    Items<CampaignView> campaigns(Actor actor) {
        return new Items<>(seeCampaigns.of(actor).stream().map(CampaignView::of).toList());
    }
}
