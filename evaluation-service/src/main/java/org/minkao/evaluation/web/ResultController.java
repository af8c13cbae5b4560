package org.minkao.evaluation.web;

import static org.minkao.evaluation.web.Versions.act;

import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.comparison.ReadComparison;
import org.minkao.evaluation.result.ReadResult;
import org.minkao.evaluation.result.Result;
import org.minkao.evaluation.result.SettleResult;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Versioned;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The result of a campaign: computed, confirmed, published. */
@RestController
@RequestMapping("/api/evaluation/v1/campaigns/{campaign}/result")
public final class ResultController {
    private final SettleResult settle;
    private final ReadResult read;
    private final ReadComparison comparison;

    public ResultController(SettleResult settle, ReadResult read, ReadComparison comparison) {
        this.settle = settle;
        this.read = read;
        this.comparison = comparison;
    }

    @PostMapping("/compute")
    ResponseEntity<ResultView> compute(
            Actor actor,
            @PathVariable String campaign,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable ReasonRequest request) {
        return answer(settle.compute(new CampaignId(campaign), act(actor, ifMatch, ReasonRequest.of(request))));
    }

    @PostMapping("/confirm")
    ResponseEntity<ResultView> confirm(
            Actor actor,
            @PathVariable String campaign,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReasonRequest request) {
        return answer(settle.confirm(new CampaignId(campaign), act(actor, ifMatch, request.reason())));
    }

    @PostMapping("/publish")
    ResponseEntity<ResultView> publish(
            Actor actor,
            @PathVariable String campaign,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReasonRequest request) {
        return answer(settle.publish(new CampaignId(campaign), act(actor, ifMatch, request.reason())));
    }

    @GetMapping
    ResponseEntity<ResultView> one(Actor actor, @PathVariable String campaign) {
        return answer(read.one(new CampaignId(campaign), actor));
    }

    @GetMapping(path = "/results.json", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] file(Actor actor, @PathVariable String campaign) {
        return read.resultsFile(read.one(new CampaignId(campaign), actor).state());
    }

    @GetMapping(path = "/explanation", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] explanation(
            Actor actor, @PathVariable String campaign, @RequestParam(required = false) @Nullable String appraisee) {
        return read.derivation(read.one(new CampaignId(campaign), actor).state(), appraisee);
    }

    private ResponseEntity<ResultView> answer(Versioned<Result> result) {
        return Versions.changed(
                result.version(),
                ResultView.of(result, read.subjects(result.state()), comparison.fair(result.state())));
    }
}
