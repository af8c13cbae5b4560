package org.minkao.survey.opinion;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.minkao.kit.core.Versioned;
import org.minkao.survey.InMemoryStore;

/** Opinions in memory. */
public final class InMemoryOpinions extends InMemoryStore<Opinion, OpinionEvent.Published> implements Opinions {
    private static final Comparator<Versioned<Opinion>> NEWEST_FIRST =
            Comparator.<Versioned<Opinion>, LocalDate>comparing(
                            o -> o.state().said().receivedOn())
                    .reversed()
                    .thenComparing(o -> o.state().id().value());

    @Override
    public List<Versioned<Opinion>> ofCampaign(String campaign, int limit) {
        return those(limit, o -> o.campaign().equals(campaign));
    }

    @Override
    public List<Versioned<Opinion>> ofSections(String campaign, Set<String> appraisees, int limit) {
        return those(
                limit,
                o -> o.campaign().equals(campaign) && o.appraisee() != null && appraisees.contains(o.appraisee()));
    }

    private List<Versioned<Opinion>> those(int limit, Predicate<Opinion> wanted) {
        return all().filter(o -> wanted.test(o.state()))
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }
}
