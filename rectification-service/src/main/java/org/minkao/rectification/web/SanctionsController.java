package org.minkao.rectification.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.rectification.people.CampaignId;
import org.minkao.rectification.sanction.HandleSanction;
import org.minkao.rectification.sanction.SanctionId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sanctions: proposed, the person heard, decided or withdrawn. */
@RestController
@RequestMapping("/api/rectification/v1")
public final class SanctionsController {
    private final HandleSanction handle;

    public SanctionsController(HandleSanction handle) {
        this.handle = handle;
    }

    /** A proposal. */
    public record ProposeRequest(
            @JsonProperty("case") @Nullable String caseId,
            @Nullable String appraisee,
            @Nullable String person,
            @Nullable String severity,
            @Nullable String ground) {}

    /** What the person said. */
    public record HearingRequest(
            @Nullable String heldOn, @Nullable String statement) {}

    /** A decision. */
    public record DecideRequest(
            @Nullable String level, @Nullable String reason) {}

    @GetMapping("/campaigns/{campaign}/sanctions")
    Items<SanctionView> sanctions(@PathVariable String campaign, Actor actor) {
        return new Items<>(handle.ofCampaign(new CampaignId(campaign), actor).stream()
                .map(SanctionView::of)
                .toList());
    }

    @GetMapping("/sanctions/{id}")
    SanctionView sanction(@PathVariable String id, Actor actor) {
        return SanctionView.of(handle.one(new SanctionId(id), actor));
    }

    @PostMapping("/campaigns/{campaign}/sanctions")
    ResponseEntity<SanctionView> propose(@PathVariable String campaign, @RequestBody ProposeRequest body, Actor actor) {
        SanctionView proposed = SanctionView.of(handle.propose(
                new CampaignId(campaign),
                actor,
                new HandleSanction.Proposal(
                        body.caseId(), body.appraisee(), body.person(), body.severity(), body.ground())));
        return ResponseEntity.created(URI.create("/api/rectification/v1/sanctions/" + proposed.id()))
                .body(proposed);
    }

    @PostMapping("/sanctions/{id}/hearing")
    SanctionView hear(@PathVariable String id, @RequestBody HearingRequest body, Actor actor) {
        return SanctionView.of(handle.hear(new SanctionId(id), actor, body.heldOn(), body.statement()));
    }

    @PostMapping("/sanctions/{id}/decide")
    SanctionView decide(@PathVariable String id, @RequestBody DecideRequest body, Actor actor) {
        return SanctionView.of(handle.decide(new SanctionId(id), actor, body.level(), body.reason()));
    }

    @PostMapping("/sanctions/{id}/withdraw")
    SanctionView withdraw(@PathVariable String id, @RequestBody ReasonRequest body, Actor actor) {
        return SanctionView.of(handle.withdraw(new SanctionId(id), actor, body.reason()));
    }
}
