package org.minkao.rectification.lastingrule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.IdSource;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;
import org.minkao.rectification.cases.CaseId;
import org.minkao.rectification.cases.Cases;
import org.minkao.rectification.cases.Origin;
import org.minkao.rectification.people.CampaignId;
import org.minkao.rectification.people.Campaigns;
import org.minkao.rectification.people.FrozenCampaign;
import org.minkao.rectification.people.Scope;
import org.minkao.rectification.reason.RectificationReason;

/** Drafts and adopts lasting rules. */
public final class WriteLastingRule {
    private static final String DEPUTY = "deputy";
    private static final String[] ADOPTERS = {"leader", "county", DEPUTY};
    private static final int TITLE = 120;
    private static final int TEXT = 5000;
    private static final int REASON = 500;
    private static final int MOST_CASES = 50;

    private final LastingRules rules;
    private final Cases cases;
    private final Campaigns campaigns;
    private final IdSource ids;
    private final Clock clock;

    /** The clock tells the day in the county's own zone. */
    public WriteLastingRule(LastingRules rules, Cases cases, Campaigns campaigns, IdSource ids, Clock clock) {
        this.rules = rules;
        this.cases = cases;
        this.campaigns = campaigns;
        this.ids = ids;
        this.clock = clock;
    }

    /** A draft as it was typed. */
    public record Draft(
            @Nullable String kind,
            @Nullable String title,
            @Nullable String text,
            @Nullable List<@Nullable String> cases) {}

    public Versioned<LastingRule> draft(CampaignId campaignId, Actor actor, Draft typed) {
        FrozenCampaign campaign = campaigns.require(campaignId);
        campaign.require(actor, "office", "chief", DEPUTY);
        Scope scope = Scope.of(actor, campaign).orRefuse(actor, campaign);
        LastingRule rule = new LastingRule(
                new RuleId(ids.next()),
                campaignId,
                Check.oneOf("kind", typed.kind(), RuleKind.class),
                Check.text("title", typed.title(), 1, TITLE),
                Check.lines("text", typed.text(), 1, TEXT),
                answered(campaignId, scope, Check.list("cases", typed.cases(), 0, MOST_CASES)),
                RuleStatus.DRAFTED,
                actor.id(),
                LocalDate.now(clock),
                null);
        return rules.insert(
                rule.id().value(),
                rule,
                List.of(),
                new AuditEntry(actor.id(), "DraftLastingRule", "lasting_rules/" + rule.id(), null));
    }

    public Versioned<LastingRule> adopt(RuleId id, Actor actor, @Nullable String reason) {
        actor.require(ADOPTERS);
        String why = Check.text("reason", reason, 1, REASON);
        Versioned<LastingRule> before = one(id, actor);
        requireAdopter(before.state(), actor);
        LastingRule.Change change = before.state().adopt(actor, LocalDate.now(clock), why);
        return rules.save(
                id.value(),
                before,
                change.after(),
                List.of(change.event()),
                new AuditEntry(actor.id(), "AdoptLastingRule", "lasting_rules/" + id, why));
    }

    public List<Versioned<LastingRule>> ofCampaign(CampaignId id, Actor actor) {
        FrozenCampaign campaign = campaigns.require(id);
        Scope scope = Scope.of(actor, campaign).orRefuse(actor, campaign);
        return rules.ofCampaign(id).stream()
                .filter(rule -> shows(rule.state(), scope, actor))
                .toList();
    }

    public Versioned<LastingRule> one(RuleId id, Actor actor) {
        Versioned<LastingRule> rule = rules.require(id);
        Scope scope = Scope.of(actor, campaigns.planOf(rule.state().campaign()));
        boolean nobodyHere = !scope.everything() && scope.sections().isEmpty();
        if (nobodyHere || !shows(rule.state(), scope, actor)) {
            throw new Refusal(RectificationReason.LASTING_RULE_NOT_FOUND, "there is no lasting rule %s".formatted(id));
        }
        return rule;
    }

    /** A draft is shown where its cases are; one without cases belongs to no section, so only to those who see all. */
    private boolean shows(LastingRule rule, Scope scope, Actor actor) {
        return rule.status() == RuleStatus.ADOPTED
                || scope.everything()
                || rule.draftedBy().equals(actor.id())
                || isForAll(rule, scope::sees);
    }

    /** A deputy answers for the sections the plan gives to the deputy, whatever else the same person may see. */
    private void requireAdopter(LastingRule rule, Actor actor) {
        FrozenCampaign campaign = campaigns.planOf(rule.campaign());
        String role = campaign.require(actor, ADOPTERS);
        if (role.equals(DEPUTY) && !isForAll(rule, appraisee -> campaign.assigns(actor.id(), DEPUTY, appraisee))) {
            throw new Refusal(
                    RectificationReason.OUT_OF_SCOPE,
                    "%s is not the deputy of every section of lasting rule %s (expected: of each, or leader or county)"
                            .formatted(actor.id(), rule.id()));
        }
    }

    private boolean isForAll(LastingRule rule, Predicate<String> appraisee) {
        return !rule.cases().isEmpty()
                && rule.cases().stream()
                        .map(id -> cases.require(id).state().origin().appraisee())
                        .allMatch(appraisee);
    }

    private List<CaseId> answered(CampaignId campaign, Scope scope, List<String> typed) {
        List<String> distinct = typed.stream().distinct().toList();
        if (distinct.size() < typed.size()) {
            throw new Refusal(KitReason.FIELD_INVALID, "cases has an id twice (expected: each case once)", "cases");
        }
        return distinct.stream()
                .map(id -> answered(campaign, scope, new CaseId(id)))
                .toList();
    }

    private CaseId answered(CampaignId campaign, Scope scope, CaseId id) {
        Origin origin = cases.require(id).state().origin();
        if (!scope.sees(origin.appraisee())) {
            throw Cases.missing(id);
        }
        if (!origin.campaign().equals(campaign)) {
            throw new Refusal(
                    RectificationReason.CASE_OF_ANOTHER_CAMPAIGN,
                    "case %s is of campaign %s (expected: %s)".formatted(id, origin.campaign(), campaign),
                    "cases");
        }
        return id;
    }
}
