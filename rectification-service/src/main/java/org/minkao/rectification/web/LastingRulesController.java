package org.minkao.rectification.web;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.rectification.lastingrule.RuleId;
import org.minkao.rectification.lastingrule.WriteLastingRule;
import org.minkao.rectification.people.CampaignId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lasting rules: drafted, adopted, read. */
@RestController
@RequestMapping("/api/rectification/v1")
public final class LastingRulesController {
    private final WriteLastingRule write;

    public LastingRulesController(WriteLastingRule write) {
        this.write = write;
    }

    /** A draft. */
    public record DraftRequest(
            @Nullable String kind,
            @Nullable String title,
            @Nullable String text,
            @Nullable List<@Nullable String> cases) {}

    @GetMapping("/campaigns/{campaign}/lasting-rules")
    Items<LastingRuleView> rules(@PathVariable String campaign, Actor actor) {
        return new Items<>(write.ofCampaign(new CampaignId(campaign), actor).stream()
                .map(LastingRuleView::of)
                .toList());
    }

    @GetMapping("/lasting-rules/{id}")
    LastingRuleView rule(@PathVariable String id, Actor actor) {
        return LastingRuleView.of(write.one(new RuleId(id), actor));
    }

    @PostMapping("/campaigns/{campaign}/lasting-rules")
    ResponseEntity<LastingRuleView> draft(@PathVariable String campaign, @RequestBody DraftRequest body, Actor actor) {
        LastingRuleView drafted = LastingRuleView.of(write.draft(
                new CampaignId(campaign),
                actor,
                new WriteLastingRule.Draft(body.kind(), body.title(), body.text(), body.cases())));
        return ResponseEntity.created(URI.create("/api/rectification/v1/lasting-rules/" + drafted.id()))
                .body(drafted);
    }

    @PostMapping("/lasting-rules/{id}/adopt")
    LastingRuleView adopt(@PathVariable String id, @RequestBody ReasonRequest body, Actor actor) {
        return LastingRuleView.of(write.adopt(new RuleId(id), actor, body.reason()));
    }
}
