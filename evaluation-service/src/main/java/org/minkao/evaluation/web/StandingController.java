package org.minkao.evaluation.web;

import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.result.ReadResult;
import org.minkao.evaluation.result.ReadStanding;
import org.minkao.kit.core.Actor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Lists of honours and penalties and the comparison with the year before: for whoever may read the result. */
@RestController
public final class StandingController {
    private final ReadStanding standing;
    private final ReadResult results;

    public StandingController(ReadStanding standing, ReadResult results) {
        this.standing = standing;
        this.results = results;
    }

    @GetMapping("/api/evaluation/v1/campaigns/{campaign}/result/standing")
    StandingView ofPeople(Actor actor, @PathVariable String campaign) {
        return StandingView.of(
                standing.of(results.one(new CampaignId(campaign), actor).state()));
    }

    @GetMapping("/api/public/v1/evaluation/campaigns/{campaign}/result/standing")
    StandingView ofEverybody(@PathVariable String campaign) {
        return StandingView.of(
                standing.of(results.publishedOne(new CampaignId(campaign)).state()));
    }
}
