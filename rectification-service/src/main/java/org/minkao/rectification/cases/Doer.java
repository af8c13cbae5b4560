package org.minkao.rectification.cases;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minkao.kit.core.Actor;
import org.minkao.rectification.people.FrozenCampaign;

/** Who may take a step, as roles; a deputy only for the sections he is responsible for. */
public enum Doer {
    OWNER(List.of("chief", "staff")),
    OFFICES(List.of("county", "office")),
    COUNTY(List.of("county")),
    PLAN_APPROVERS(List.of("deputy", "office", "county")),
    VERIFIERS(List.of("inspector", "county", "office", "deputy")),
    EXTENDERS(List.of("deputy", "county")),
    OWNER_OR_OFFICES(List.of("chief", "staff", "county", "office"));

    private static final Set<String> OWNERS_ROLES = Set.of("chief", "staff");

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> roles;

    Doer(List<String> roles) {
        this.roles = roles;
    }

    public List<String> roles() {
        return roles;
    }

    /** Whether the person may take the step for this case. */
    boolean includes(Actor actor, RectificationCase it, FrozenCampaign campaign) {
        return role(actor, it, campaign).isPresent();
    }

    /** The role in which the person may take the step for this case. */
    Optional<String> role(Actor actor, RectificationCase it, FrozenCampaign campaign) {
        return roles.stream()
                .filter(actor::has)
                .filter(role -> fits(role, actor, it, campaign))
                .findFirst();
    }

    /** Everybody the plan names for the step. */
    List<String> persons(RectificationCase it, FrozenCampaign campaign) {
        Set<String> found = new LinkedHashSet<>();
        for (String role : roles) {
            if (OWNERS_ROLES.contains(role)) {
                String owner = it.handling().owner();
                if (owner != null) {
                    found.add(owner);
                }
            } else {
                found.addAll(campaign.persons(role, it.origin().appraisee()));
            }
        }
        return List.copyOf(found);
    }

    private static boolean fits(String role, Actor actor, RectificationCase it, FrozenCampaign campaign) {
        return switch (role) {
            case "chief", "staff" -> actor.id().equals(it.handling().owner());
            case "deputy" -> campaign.assigns(actor.id(), "deputy", it.origin().appraisee());
            default -> campaign.gives(actor, role);
        };
    }
}
