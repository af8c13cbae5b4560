package org.minkao.survey.opinion;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.survey.reason.SurveyReason;

/** What this feature must know of a frozen campaign: whom and what an opinion may be about, until when, who sees which section. */
public record OpinionCampaign(
        String campaign,
        String title,
        List<String> appraisees,
        List<String> items,
        List<Assignment> assignments,
        LocalDate lastDay) {

    /** A person's role for some sections. */
    public record Assignment(String person, String role, List<String> appraisees) {}

    /** The same with another last day. */
    public OpinionCampaign until(LocalDate otherDay) {
        return new OpinionCampaign(campaign, title, appraisees, items, assignments, otherDay);
    }

    /** Whether the person acts in this role here: token and plan must say so; the county office runs every campaign. */
    boolean gives(Actor actor, String role) {
        return actor.has(role)
                && (role.equals("county")
                        || assignments.stream()
                                .anyMatch(a -> a.person().equals(actor.id())
                                        && a.role().equals(role)));
    }

    /** Refuses everybody who acts in none of these roles here. */
    void require(Actor actor, String... anyOf) {
        actor.require(anyOf);
        if (Arrays.stream(anyOf).noneMatch(role -> gives(actor, role))) {
            throw new Refusal(
                    KitReason.NOT_ALLOWED,
                    "%s has no such assignment in campaign %s (expected one of: %s)"
                            .formatted(actor.id(), campaign, String.join(", ", anyOf)));
        }
    }

    /** Sections of which this person is chief or responsible deputy director. */
    Set<String> sectionsOf(Actor actor) {
        return assignments.stream()
                .filter(a -> a.person().equals(actor.id()))
                .filter(a -> (a.role().equals("chief") || a.role().equals("deputy")) && actor.has(a.role()))
                .flatMap(a -> a.appraisees().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    String requireAppraisee(String field, String id) {
        if (!appraisees.contains(id)) {
            throw new Refusal(
                    SurveyReason.UNKNOWN_APPRAISEE,
                    "%s is %s (expected one of: %s)".formatted(field, shortened(id), String.join(", ", appraisees)),
                    field);
        }
        return id;
    }

    String requireItem(String field, String id) {
        if (!items.contains(id)) {
            throw new Refusal(
                    SurveyReason.UNKNOWN_ITEM,
                    "%s is %s (expected one of: %s)".formatted(field, shortened(id), String.join(", ", items)),
                    field);
        }
        return id;
    }

    /** The day must lie in the campaign's time and not ahead. */
    LocalDate requireTakes(LocalDate receivedOn, LocalDate today) {
        if (receivedOn.isAfter(today)) {
            throw Check.invalid("receivedOn", receivedOn.toString(), "a day not after " + today);
        }
        if (receivedOn.isAfter(lastDay)) {
            throw new Refusal(
                    SurveyReason.OPINIONS_CLOSED,
                    "received on %s (expected: not after %s, the last day of the campaign)"
                            .formatted(receivedOn, lastDay));
        }
        return receivedOn;
    }

    private static String shortened(String id) {
        return id.length() <= 40 ? id : id.substring(0, 40) + "…";
    }
}
