package org.minkao.evaluation.web;

import static org.minkao.evaluation.campaign.Roles.COUNTY;
import static org.minkao.evaluation.campaign.Roles.OFFICE;
import static org.minkao.evaluation.web.Versions.act;

import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.ArchiveCampaign;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.DecidePhases;
import org.minkao.evaluation.campaign.Decision;
import org.minkao.evaluation.campaign.FreezeCampaign;
import org.minkao.evaluation.campaign.PrepareCampaign;
import org.minkao.evaluation.campaign.ReadCampaigns;
import org.minkao.evaluation.campaign.Scope;
import org.minkao.evaluation.web.CampaignRequests.DecisionRequest;
import org.minkao.evaluation.web.CampaignRequests.MeetingRequest;
import org.minkao.evaluation.web.CampaignRequests.PostedRequest;
import org.minkao.evaluation.web.CampaignRequests.UseOfResultsRequest;
import org.minkao.evaluation.web.CampaignView.DecisionView;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.Versioned;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns: from the draft of a plan to the archive. */
@RestController
@RequestMapping("/api/evaluation/v1/campaigns")
public final class CampaignController {
    private static final String YAML = "application/yaml";

    private final PrepareCampaign prepare;
    private final FreezeCampaign freeze;
    private final DecidePhases decide;
    private final ArchiveCampaign archive;
    private final ReadCampaigns read;
    private final PlanJson plans;

    public CampaignController(
            PrepareCampaign prepare,
            FreezeCampaign freeze,
            DecidePhases decide,
            ArchiveCampaign archive,
            ReadCampaigns read,
            PlanJson plans) {
        this.prepare = prepare;
        this.freeze = freeze;
        this.decide = decide;
        this.archive = archive;
        this.read = read;
        this.plans = plans;
    }

    @PostMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, YAML})
    ResponseEntity<CampaignView> draft(
            Actor actor, @RequestHeader("Content-Type") MediaType type, @RequestBody byte[] body) {
        Versioned<Campaign> drafted = prepare.draft(act(actor, null, null), plans.read(body, isYaml(type)));
        return Versions.created(
                "/api/evaluation/v1/campaigns/" + drafted.state().id(), drafted.version(), view(drafted, actor));
    }

    @GetMapping
    Items<CampaignView> all(Actor actor) {
        return new Items<>(
                read.all(actor).stream().map(campaign -> view(campaign, actor)).toList());
    }

    @GetMapping("/{campaign}")
    ResponseEntity<CampaignView> one(Actor actor, @PathVariable String campaign) {
        return answer(read.one(new CampaignId(campaign), actor), actor);
    }

    @PutMapping(
            path = "/{campaign}/plan",
            consumes = {MediaType.APPLICATION_JSON_VALUE, YAML})
    ResponseEntity<CampaignView> changePlan(
            Actor actor,
            @PathVariable String campaign,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader("Content-Type") MediaType type,
            @RequestParam(required = false) @Nullable String reason,
            @RequestBody byte[] body) {
        return answer(
                prepare.changePlan(
                        new CampaignId(campaign), act(actor, ifMatch, reason), plans.read(body, isYaml(type))),
                actor);
    }

    @PutMapping("/{campaign}/meeting")
    ResponseEntity<CampaignView> recordMeeting(
            Actor actor,
            @PathVariable String campaign,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody MeetingRequest request) {
        return answer(
                prepare.recordMeeting(new CampaignId(campaign), act(actor, ifMatch, null), request.meeting()), actor);
    }

    @PutMapping("/{campaign}/duties")
    ResponseEntity<CampaignView> recordDuties(
            Actor actor,
            @PathVariable String campaign,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody PostedRequest request) {
        return answer(
                prepare.recordDuties(new CampaignId(campaign), act(actor, ifMatch, null), request.posted()), actor);
    }

    @PutMapping("/{campaign}/commitments")
    ResponseEntity<CampaignView> recordCommitments(
            Actor actor,
            @PathVariable String campaign,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody PostedRequest request) {
        return answer(
                prepare.recordCommitments(new CampaignId(campaign), act(actor, ifMatch, null), request.posted()),
                actor);
    }

    @PutMapping("/{campaign}/use-of-results")
    ResponseEntity<CampaignView> recordUseOfResults(
            Actor actor,
            @PathVariable String campaign,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody UseOfResultsRequest request) {
        String text = Check.present("text", request.text());
        return answer(prepare.recordUseOfResults(new CampaignId(campaign), act(actor, ifMatch, null), text), actor);
    }

    @PostMapping("/{campaign}/review")
    ResponseEntity<CampaignView> review(
            Actor actor,
            @PathVariable String campaign,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReasonRequest request) {
        return answer(prepare.review(new CampaignId(campaign), act(actor, ifMatch, request.reason())), actor);
    }

    @PostMapping("/{campaign}/unreview")
    ResponseEntity<CampaignView> unreview(
            Actor actor,
            @PathVariable String campaign,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReasonRequest request) {
        return answer(prepare.unreview(new CampaignId(campaign), act(actor, ifMatch, request.reason())), actor);
    }

    @PostMapping("/{campaign}/freeze")
    ResponseEntity<CampaignView> freeze(
            Actor actor,
            @PathVariable String campaign,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReasonRequest request) {
        return answer(freeze.freeze(new CampaignId(campaign), act(actor, ifMatch, request.reason())), actor);
    }

    @PostMapping("/{campaign}/decisions")
    ResponseEntity<DecisionView> propose(
            Actor actor,
            @PathVariable String campaign,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody DecisionRequest request) {
        Decision.Kind kind = Check.present("kind", request.kind());
        Versioned<Campaign> proposed =
                decide.propose(new CampaignId(campaign), act(actor, ifMatch, request.reason()), kind, request.phase());
        Decision decision = proposed.state().decisions().getLast();
        return Versions.created(
                "/api/evaluation/v1/campaigns/%s/decisions/%s".formatted(campaign, decision.id()),
                proposed.version(),
                DecisionView.of(decision));
    }

    @GetMapping("/{campaign}/decisions/{decision}")
    DecisionView decision(Actor actor, @PathVariable String campaign, @PathVariable String decision) {
        return DecisionView.of(read.one(new CampaignId(campaign), actor).state().decision(decision));
    }

    @PostMapping("/{campaign}/decisions/{decision}/approve")
    ResponseEntity<DecisionView> approve(
            Actor actor,
            @PathVariable String campaign,
            @PathVariable String decision,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReasonRequest request) {
        Versioned<Campaign> approved =
                decide.approve(new CampaignId(campaign), act(actor, ifMatch, request.reason()), decision);
        return Versions.changed(
                approved.version(), DecisionView.of(approved.state().decision(decision)));
    }

    @PostMapping("/{campaign}/archive")
    ResponseEntity<CampaignView> archive(
            Actor actor,
            @PathVariable String campaign,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable ReasonRequest request) {
        return answer(archive.archive(new CampaignId(campaign), act(actor, ifMatch, ReasonRequest.of(request))), actor);
    }

    private ResponseEntity<CampaignView> answer(Versioned<Campaign> campaign, Actor actor) {
        return Versions.changed(campaign.version(), view(campaign, actor));
    }

    private CampaignView view(Versioned<Campaign> campaign, Actor actor) {
        Scope scope = new Scope(campaign.state(), actor);
        return CampaignView.of(campaign, plans, scope.has(COUNTY) || scope.has(OFFICE));
    }

    private static boolean isYaml(MediaType type) {
        return type.isCompatibleWith(MediaType.parseMediaType(YAML));
    }
}
