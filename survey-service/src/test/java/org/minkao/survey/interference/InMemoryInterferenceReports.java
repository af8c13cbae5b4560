package org.minkao.survey.interference;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.minkao.kit.core.Versioned;
import org.minkao.survey.InMemoryStore;

/** Reports in memory. */
public final class InMemoryInterferenceReports extends InMemoryStore<InterferenceReport, ReportEvent.Received>
        implements InterferenceReports {
    private static final Comparator<Versioned<InterferenceReport>> NEWEST_FIRST =
            Comparator.<Versioned<InterferenceReport>, LocalDate>comparing(
                            report -> report.state().receivedOn())
                    .reversed()
                    .thenComparing(report -> report.state().id().value());

    @Override
    public List<Versioned<InterferenceReport>> ofCampaign(String campaign, int limit) {
        return all().filter(report -> report.state().campaign().equals(campaign))
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }
}
