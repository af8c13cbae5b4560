package org.minkao.evaluation.web;

import static org.minkao.evaluation.campaign.Roles.COUNTY;
import static org.minkao.evaluation.campaign.Roles.OFFICE;
import static org.minkao.evaluation.web.Versions.act;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Act;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.ChangeFrozenPlan;
import org.minkao.evaluation.campaign.ChangeFrozenPlan.Wanted;
import org.minkao.evaluation.campaign.Difference;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.campaign.LateChange;
import org.minkao.evaluation.campaign.ReadCampaigns;
import org.minkao.evaluation.campaign.Scope;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.Versioned;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Changes of a frozen plan, each by two people and with a reason. */
@RestController
@RequestMapping("/api/evaluation/v1/campaigns/{campaign}/late-changes")
public final class LateChangeController {
    private static final int MOST_FIELDS = 50;
    private static final int LONGEST_PLACE = 500;

    private final ChangeFrozenPlan change;
    private final ReadCampaigns read;
    private final PlanJson plans;

    public LateChangeController(ChangeFrozenPlan change, ReadCampaigns read, PlanJson plans) {
        this.change = change;
        this.read = read;
        this.plans = plans;
    }

    /** What somebody wants to stand at which places of the plan, and why. */
    record LateChangeRequest(
            @Nullable List<@Nullable WantedPart> fields,
            @Nullable String reason) {

        List<Wanted> wanted() {
            List<Wanted> wanted = new ArrayList<>();
            for (WantedPart part : Check.list("fields", fields, 1, MOST_FIELDS)) {
                String place = Check.text("fields[].place", part.place(), 1, LONGEST_PLACE);
                JsonNode value = part.value();
                wanted.add(new Wanted(place, value == null || value.isNull() ? null : PlanJson.value(value)));
            }
            return wanted;
        }
    }

    /** A place, elements of lists by their id; without a value it is to go. */
    record WantedPart(@Nullable String place, @Nullable JsonNode value) {}

    /** A late change and both people. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LateChangeView(
            String id,
            LateChange.Status status,
            int base,
            List<ChangedView> changes,
            String proposedBy,
            String proposedAs,
            String reason,
            Instant proposedAt,
            @Nullable String answeredBy,
            @Nullable String answeredAs,
            @Nullable String answerReason,
            @Nullable Instant answeredAt) {}

    /** One changed place; what was not there has no side. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangedView(
            String place,
            Difference.Kind kind,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    @PostMapping
    ResponseEntity<LateChangeView> propose(
            Actor actor,
            @PathVariable String campaign,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody LateChangeRequest request) {
        Act act = act(actor, ifMatch, request.reason());
        Versioned<Campaign> proposed = change.propose(new CampaignId(campaign), act, request.wanted());
        LateChange made = proposed.state().lateChanges().getLast();
        return Versions.created(
                "/api/evaluation/v1/campaigns/%s/late-changes/%s".formatted(campaign, made.id()),
                proposed.version(),
                view(made, true));
    }

    @GetMapping
    Items<LateChangeView> all(Actor actor, @PathVariable String campaign) {
        Campaign found = read.one(new CampaignId(campaign), actor).state();
        return new Items<>(found.lateChanges().stream()
                .map(late -> view(late, seesContacts(found, actor)))
                .toList());
    }

    @GetMapping("/{change}")
    LateChangeView one(Actor actor, @PathVariable String campaign, @PathVariable("change") String id) {
        Campaign found = read.one(new CampaignId(campaign), actor).state();
        return view(found.lateChange(id), seesContacts(found, actor));
    }

    @PostMapping("/{change}/approve")
    ResponseEntity<LateChangeView> approve(
            Actor actor,
            @PathVariable String campaign,
            @PathVariable("change") String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReasonRequest request) {
        Act act = act(actor, ifMatch, request.reason());
        return answer(change.approve(new CampaignId(campaign), act, id), id);
    }

    @PostMapping("/{change}/decline")
    ResponseEntity<LateChangeView> decline(
            Actor actor,
            @PathVariable String campaign,
            @PathVariable("change") String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReasonRequest request) {
        Act act = act(actor, ifMatch, request.reason());
        return answer(change.decline(new CampaignId(campaign), act, id), id);
    }

    private ResponseEntity<LateChangeView> answer(Versioned<Campaign> campaign, String id) {
        return Versions.changed(campaign.version(), view(campaign.state().lateChange(id), true));
    }

    private static boolean seesContacts(Campaign campaign, Actor actor) {
        Scope scope = new Scope(campaign, actor);
        return scope.has(COUNTY) || scope.has(OFFICE);
    }

    private LateChangeView view(LateChange late, boolean withContacts) {
        Hand answer = late.answer();
        return new LateChangeView(
                late.id(),
                late.status(),
                late.base(),
                late.changes().stream()
                        .map(each -> changed(each, withContacts || !each.isContact()))
                        .toList(),
                late.proposal().person(),
                late.proposal().role(),
                late.proposal().reason(),
                late.proposal().at(),
                answer == null ? null : answer.person(),
                answer == null ? null : answer.role(),
                answer == null ? null : answer.reason(),
                answer == null ? null : answer.at());
    }

    private ChangedView changed(LateChange.Changed change, boolean withValues) {
        return new ChangedView(
                change.place(),
                change.kind(),
                withValues ? plans.node(change.before()) : null,
                withValues ? plans.node(change.after()) : null);
    }
}
