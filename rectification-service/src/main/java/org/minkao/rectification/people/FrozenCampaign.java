package org.minkao.rectification.people;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Refusal;
import org.minkao.rectification.reason.RectificationReason;

/** What this room keeps of a frozen plan: sections, items, people and the rules of rectification. */
public record FrozenCampaign(
        CampaignId id,
        String title,
        int year,
        List<Section> sections,
        List<PlanItem> items,
        List<Assignment> assignments,
        RectificationRules rules,
        @Nullable String phase) {

    private static final String COUNTY = "county";

    /** An appraised section or centre. */
    public record Section(String id, String name) {}

    /** An item people rated. */
    public record PlanItem(String id, String text, String question) {}

    /** One person's role in this campaign; no sections for roles that see all. */
    public record Assignment(String person, String name, String role, List<String> appraisees) {}

    /** The plan's numbers for rectification. */
    public record RectificationRules(BigDecimal lowItemThreshold, int planWorkingDays, int deadlineWorkingDays) {}

    public FrozenCampaign in(String startedPhase) {
        return new FrozenCampaign(id, title, year, sections, items, assignments, rules, startedPhase);
    }

    /** Whether the plan gives the person this role for this section. */
    public boolean assigns(String person, String role, String appraisee) {
        return assignments.stream()
                .anyMatch(a -> a.person().equals(person)
                        && a.role().equals(role)
                        && a.appraisees().contains(appraisee));
    }

    /** Whether the person acts in this role here: token and plan must say so; the county office runs every campaign. */
    public boolean gives(Actor actor, String role) {
        return actor.has(role)
                && (role.equals(COUNTY)
                        || assignments.stream()
                                .anyMatch(a -> a.person().equals(actor.id())
                                        && a.role().equals(role)));
    }

    /** The first of these roles in which the person acts here; refuses everybody who acts in none of them. */
    public String require(Actor actor, String... anyOf) {
        actor.require(anyOf);
        return Arrays.stream(anyOf)
                .filter(role -> gives(actor, role))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        RectificationReason.OUT_OF_SCOPE,
                        "%s has no such assignment in campaign %s (expected one of: %s)"
                                .formatted(actor.id(), id, String.join(", ", anyOf))));
    }

    /** Everybody with the role: for the section, or for all when the role sees all. */
    public List<String> persons(String role, String appraisee) {
        return assignments.stream()
                .filter(a -> a.role().equals(role))
                .filter(a -> !Scope.isSectionRole(role) || a.appraisees().contains(appraisee))
                .map(Assignment::person)
                .distinct()
                .toList();
    }

    public Optional<PlanItem> item(String itemId) {
        return items.stream().filter(i -> i.id().equals(itemId)).findFirst();
    }
}
