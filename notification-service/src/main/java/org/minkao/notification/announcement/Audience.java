package org.minkao.notification.announcement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.minkao.notification.people.CampaignPeople;

/** Whom an announcement is for: named persons, and holders of roles within an appraisee's scope. */
public record Audience(
        List<String> persons, List<String> roles, @Nullable String appraisee) {

    public Audience {
        persons = List.copyOf(persons);
        roles = List.copyOf(roles);
    }

    public static Audience persons(List<String> persons) {
        return new Audience(persons, List.of(), null);
    }

    public static Audience roles(@Nullable String appraisee, String... roles) {
        return new Audience(List.of(), List.of(roles), appraisee);
    }

    public Audience and(List<String> more) {
        return new Audience(more, roles, appraisee);
    }

    /** Each person once, however many reasons there are to tell him. */
    public Set<String> among(CampaignPeople people) {
        Set<String> all = new TreeSet<>(persons);
        all.addAll(people.holding(Set.copyOf(roles), Optional.ofNullable(appraisee)));
        return all;
    }
}
