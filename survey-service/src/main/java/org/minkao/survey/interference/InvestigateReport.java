package org.minkao.survey.interference;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;
import org.minkao.survey.interference.InterferenceReport.By;
import org.minkao.survey.interference.InterferenceReport.Change;

/** Discipline inspection's work on one report; audited without a word of it. */
public final class InvestigateReport {
    private static final int REASON = 500;

    private final InterferenceReports reports;
    private final ReadReports read;
    private final ReportSeal seal;
    private final Clock clock;

    public InvestigateReport(InterferenceReports reports, ReadReports read, ReportSeal seal, Clock clock) {
        this.reports = reports;
        this.read = read;
        this.seal = seal;
        this.clock = clock;
    }

    /** Who asks for a step on which report, and the version that was looked at, if one was named. */
    public record Ask(Actor actor, String report, @Nullable Long version) {}

    public Versioned<InterferenceReport> accept(Ask ask) {
        Versioned<InterferenceReport> before = load(ask);
        return save(ask, before, before.state().accept(by(ask)), "AcceptInterferenceReport");
    }

    public Versioned<InterferenceReport> conclude(Ask ask, @Nullable String outcome, @Nullable String reason) {
        Versioned<InterferenceReport> before = load(ask);
        Outcome found = Check.oneOf("outcome", outcome, Outcome.class);
        String why = reason(before.state().id(), reason);
        return save(ask, before, before.state().conclude(found, why, by(ask)), "ConcludeInterferenceReport");
    }

    public Versioned<InterferenceReport> close(Ask ask, @Nullable String reason) {
        Versioned<InterferenceReport> before = load(ask);
        String why = reason(before.state().id(), reason);
        return save(ask, before, before.state().close(why, by(ask)), "CloseInterferenceReport");
    }

    private String reason(ReportId id, @Nullable String reason) {
        return seal.sealReason(id, Check.text("reason", reason, 2, REASON));
    }

    private Versioned<InterferenceReport> load(Ask ask) {
        Versioned<InterferenceReport> before = read.require(ask.actor(), ask.report());
        if (ask.version() != null && ask.version() != before.version()) {
            throw new Refusal(
                    KitReason.CHANGED_MEANWHILE,
                    "report %s has version %d (expected: %d)".formatted(ask.report(), before.version(), ask.version()));
        }
        return before;
    }

    /** The reason stays out of the audit, which others read. */
    private Versioned<InterferenceReport> save(
            Ask ask, Versioned<InterferenceReport> before, Change change, String action) {
        AuditEntry audit = new AuditEntry(ask.actor().id(), action, "interference-reports/" + ask.report(), null);
        return reports.save(ask.report(), before, change.after(), PublishedReports.of(change.event()), audit);
    }

    private By by(Ask ask) {
        return new By(ask.actor().id(), InspectionDay.today(clock));
    }
}
