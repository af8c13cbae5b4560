package org.minkao.evaluation.campaign;

import static org.minkao.evaluation.campaign.Roles.CHIEF;
import static org.minkao.evaluation.campaign.Roles.COUNTY;
import static org.minkao.evaluation.campaign.Roles.DEPUTY;
import static org.minkao.evaluation.campaign.Roles.OFFICE;
import static org.minkao.evaluation.campaign.Roles.STAFF;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

/**
 * What a person may touch in one campaign: his role must be in his token and in the campaign's assignments. The county
 * office runs every campaign; who drafted one as the bureau's office is of its office.
 */
public record Scope(Campaign campaign, Actor actor) {
    private static final Set<String> OF_A_SECTION = Set.of(DEPUTY, CHIEF, STAFF);

    /** Refuses everybody who has none of these roles here. */
    public void require(String... anyOf) {
        as(anyOf);
    }

    /** The first of these roles that the person has here, or a refusal. */
    public String as(String... anyOf) {
        return Arrays.stream(anyOf)
                .filter(this::has)
                .findFirst()
                .orElseThrow(() -> refused(anyOf, "in campaign " + campaign.id()));
    }

    /** Refuses everybody who has none of these roles for this appraisee. */
    public void requireFor(String appraisee, String... anyOf) {
        if (Arrays.stream(anyOf).noneMatch(role -> hasFor(appraisee, role))) {
            throw refused(anyOf, "for appraisee " + appraisee);
        }
    }

    public boolean has(String role) {
        if (!actor.has(role)) {
            return false;
        }
        return role.equals(COUNTY)
                || (role.equals(OFFICE) && campaign.draftedBy().equals(actor.id()))
                || campaign.plan().assigned(actor.id(), role).findAny().isPresent();
    }

    public boolean hasFor(String appraisee, String role) {
        return has(role)
                && (!OF_A_SECTION.contains(role)
                        || campaign.plan()
                                .assigned(actor.id(), role)
                                .anyMatch(assignment -> assignment.appraisees().contains(appraisee)));
    }

    /** True for everybody with any assignment that his token confirms. */
    public boolean mayRead() {
        return has(COUNTY)
                || has(OFFICE)
                || campaign.plan().assignments().stream()
                        .anyMatch(a -> a.person().equals(actor.id()) && actor.has(a.role()));
    }

    /** True for those whose view covers every appraisee. */
    public boolean seesAll() {
        return List.of(COUNTY, OFFICE, Roles.LEADER, Roles.DISCIPLINE, Roles.AUDITOR).stream()
                .anyMatch(this::has);
    }

    private Refusal refused(String[] anyOf, String where) {
        return new Refusal(
                KitReason.NOT_ALLOWED,
                "%s may not do this %s (expected one of: %s, in the token and in the assignments)"
                        .formatted(actor.id(), where, String.join(", ", anyOf)));
    }
}
