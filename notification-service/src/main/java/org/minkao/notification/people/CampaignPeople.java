package org.minkao.notification.people;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.minkao.kit.core.Actor;

/** The people of one campaign with their roles, and where to write to them. */
public record CampaignPeople(String campaign, String title, List<Assignment> assignments, Map<String, String> emails) {

    /** What the title of a rehearsal begins with. */
    private static final String REHEARSAL = "【演练】";

    /** One person's role and scope. */
    public record Assignment(String person, String role, List<String> appraisees) {}

    public CampaignPeople {
        assignments = List.copyOf(assignments);
        emails = Map.copyOf(emails);
    }

    public static CampaignPeople unknown(String campaign) {
        return new CampaignPeople(campaign, "", List.of(), Map.of());
    }

    /** What every message about a rehearsal must show; empty for a campaign that counts. */
    public String mark() {
        return title.startsWith(REHEARSAL) ? REHEARSAL : "";
    }

    /** True once the frozen plan has named who acts. */
    public boolean named() {
        return !assignments.isEmpty();
    }

    public CampaignPeople with(String newTitle, List<Assignment> newAssignments) {
        return new CampaignPeople(campaign, newTitle, newAssignments, emails);
    }

    public CampaignPeople with(Map<String, String> newEmails) {
        return new CampaignPeople(campaign, title, assignments, newEmails);
    }

    /** Silent about where people can be written to. */
    @Override
    public String toString() {
        return "CampaignPeople[campaign=%s, assignments=%d]".formatted(campaign, assignments.size());
    }

    public Optional<String> email(String person) {
        return Optional.ofNullable(emails.get(person));
    }

    /** Whether the person acts in this role here: token and plan must say so. */
    public boolean gives(Actor actor, String role) {
        return actor.has(role)
                && assignments.stream()
                        .anyMatch(a -> a.person().equals(actor.id()) && a.role().equals(role));
    }

    /** Everybody who has one of these roles, and for scoped roles this appraisee in scope. */
    public Set<String> holding(Set<String> roles, Optional<String> appraisee) {
        Set<String> found = new TreeSet<>();
        for (Assignment assignment : assignments) {
            boolean inScope = assignment.appraisees().isEmpty()
                    || appraisee.map(assignment.appraisees()::contains).orElse(true);
            if (roles.contains(assignment.role()) && inScope) {
                found.add(assignment.person());
            }
        }
        return found;
    }
}
