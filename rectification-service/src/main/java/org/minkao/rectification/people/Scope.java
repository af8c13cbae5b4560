package org.minkao.rectification.people;

import java.util.Set;
import java.util.stream.Collectors;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Refusal;
import org.minkao.rectification.reason.RectificationReason;

/** What a person may see of a campaign: the role stands in the token and in the plan, the sections in the plan. */
public record Scope(boolean everything, Set<String> sections) {
    private static final Set<String> SECTION_ROLES = Set.of("deputy", "chief", "staff");
    private static final Set<String> WIDE_ROLES =
            Set.of("county", "office", "leader", "inspector", "discipline", "auditor");

    public Scope {
        sections = Set.copyOf(sections);
    }

    public static Scope of(Actor actor, FrozenCampaign campaign) {
        boolean wide = WIDE_ROLES.stream().anyMatch(role -> campaign.gives(actor, role));
        return new Scope(wide, sectionsOf(actor, campaign));
    }

    static boolean isSectionRole(String role) {
        return SECTION_ROLES.contains(role);
    }

    public boolean sees(String appraisee) {
        return everything || sections.contains(appraisee);
    }

    /** Whether the section is the person's own: for those who see all, every section is. */
    public boolean isUnit(String appraisee) {
        return sections.isEmpty() ? everything : sections.contains(appraisee);
    }

    /** Refuses people who have nothing to do with the campaign. */
    public Scope orRefuse(Actor actor, FrozenCampaign campaign) {
        if (!everything && sections.isEmpty()) {
            throw new Refusal(
                    RectificationReason.OUT_OF_SCOPE,
                    "%s has no assignment in campaign %s (expected: one that the token confirms)"
                            .formatted(actor.id(), campaign.id()));
        }
        return this;
    }

    private static Set<String> sectionsOf(Actor actor, FrozenCampaign campaign) {
        return campaign.assignments().stream()
                .filter(a -> a.person().equals(actor.id()) && isSectionRole(a.role()) && actor.has(a.role()))
                .flatMap(a -> a.appraisees().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
