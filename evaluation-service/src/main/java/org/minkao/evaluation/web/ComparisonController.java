package org.minkao.evaluation.web;

import java.time.Duration;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.comparison.CompareSchemes;
import org.minkao.evaluation.comparison.ReadComparison;
import org.minkao.kit.core.Actor;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A campaign's scheme and counts as {@code ./minkao score} takes them, for its people and, once the result is published, for
 * everybody; and the rule laboratory, which stores nothing.
 */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
public final class ComparisonController {
    /** Twenty schemes of a large county. */
    public static final long MAX_BYTES = 1024L * 1024;

    public static final String LABORATORY = "/api/evaluation/v1/campaigns/*/laboratory";

    private static final String MINE = "/api/evaluation/v1/campaigns/{campaign}";
    private static final String PUBLIC = "/api/public/v1/evaluation/campaigns/{campaign}";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ReadComparison read;
    private final CompareSchemes compare;
    /** A county's derivations once are as much as the memory of a small service takes. */
    private final OneAtATime desk = new OneAtATime(PATIENCE, "other schemes are being computed");

    public ComparisonController(ReadComparison read, CompareSchemes compare) {
        this.read = read;
        this.compare = compare;
    }

    @GetMapping(MINE + "/scheme")
    byte[] scheme(Actor actor, @PathVariable String campaign) {
        return read.scheme(new CampaignId(campaign), actor);
    }

    @GetMapping(MINE + "/scoring-inputs")
    byte[] inputs(Actor actor, @PathVariable String campaign) {
        return desk.inTurn(() -> read.inputs(new CampaignId(campaign), actor));
    }

    @GetMapping(MINE + "/scoring-results")
    byte[] scores(Actor actor, @PathVariable String campaign) {
        return desk.inTurn(() -> read.scores(new CampaignId(campaign), actor));
    }

    @PostMapping(path = MINE + "/laboratory", consumes = MediaType.APPLICATION_JSON_VALUE)
    byte[] laboratory(Actor actor, @PathVariable String campaign, @RequestBody byte[] body) {
        return desk.inTurn(() -> compare.compare(new CampaignId(campaign), actor, body));
    }

    @GetMapping(PUBLIC + "/scheme.json")
    byte[] publishedScheme(@PathVariable String campaign) {
        return read.publishedScheme(new CampaignId(campaign));
    }

    @GetMapping(PUBLIC + "/scoring-inputs.json")
    byte[] publishedInputs(@PathVariable String campaign) {
        return desk.inTurn(() -> read.publishedInputs(new CampaignId(campaign)));
    }

    @GetMapping(PUBLIC + "/scoring-results.json")
    byte[] publishedScores(@PathVariable String campaign) {
        return desk.inTurn(() -> read.publishedScores(new CampaignId(campaign)));
    }
}
