package org.minkao.survey.opinion;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.minkao.kit.core.Versioned;
import org.minkao.survey.InMemoryStore;
import org.minkao.survey.paging.Place;

/** Opinions in memory. */
public final class InMemoryOpinions extends InMemoryStore<Opinion, OpinionEvent.Published> implements Opinions {
    private static final Comparator<Versioned<Opinion>> NEWEST_FIRST =
            Comparator.<Versioned<Opinion>, LocalDate>comparing(
                            o -> o.state().said().receivedOn())
                    .reversed()
                    .thenComparing(o -> o.state().id().value());

    @Override
    public List<Versioned<Opinion>> ofCampaign(String campaign, Wanted wanted, int limit) {
        return those(wanted, limit, o -> o.campaign().equals(campaign));
    }

    @Override
    public List<Versioned<Opinion>> ofSections(String campaign, Set<String> appraisees, Wanted wanted, int limit) {
        return those(
                wanted,
                limit,
                o -> o.campaign().equals(campaign) && o.appraisee() != null && appraisees.contains(o.appraisee()));
    }

    private List<Versioned<Opinion>> those(Wanted wanted, int limit, Predicate<Opinion> scope) {
        return all().filter(o -> scope.test(o.state()))
                .filter(o -> wanted.status() == null || o.state().status() == wanted.status())
                .filter(o -> wanted.after() == null || isBehind(o.state(), wanted.after()))
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    private static boolean isBehind(Opinion opinion, Place place) {
        int days = opinion.said().receivedOn().compareTo(place.day());
        return days < 0 || (days == 0 && opinion.id().value().compareTo(place.id()) > 0);
    }
}
