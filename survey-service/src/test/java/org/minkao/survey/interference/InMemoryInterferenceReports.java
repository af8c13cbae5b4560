package org.minkao.survey.interference;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.minkao.kit.core.Versioned;
import org.minkao.survey.InMemoryStore;
import org.minkao.survey.paging.Place;

/** Reports in memory. */
public final class InMemoryInterferenceReports extends InMemoryStore<InterferenceReport, ReportEvent.Received>
        implements InterferenceReports {
    private static final Comparator<Versioned<InterferenceReport>> NEWEST_FIRST =
            Comparator.<Versioned<InterferenceReport>, LocalDate>comparing(
                            report -> report.state().receivedOn())
                    .reversed()
                    .thenComparing(report -> report.state().id().value());

    @Override
    public List<Versioned<InterferenceReport>> ofCampaign(String campaign, Wanted wanted, int limit) {
        return all().filter(report -> report.state().campaign().equals(campaign))
                .filter(report -> wanted.status() == null || report.state().status() == wanted.status())
                .filter(report -> wanted.after() == null || isBehind(report.state(), wanted.after()))
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    private static boolean isBehind(InterferenceReport report, Place place) {
        int days = report.receivedOn().compareTo(place.day());
        return days < 0 || (days == 0 && report.id().value().compareTo(place.id()) > 0);
    }
}
