package org.minkao.rectification.people;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
