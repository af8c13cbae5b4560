package org.minkao.survey.interference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One report of interference: sealed words, the day they came, and what was done about them. */
public record InterferenceReport(
        ReportId id, String campaign, Status status, LocalDate receivedOn, String told, List<Entry> history) {

    public InterferenceReport {
        history = List.copyOf(history);
    }

    /** One step of the way, by whom and on which day; the reason is sealed, as it may quote the report. */
    public record Entry(
            Step step,
            @Nullable Status from,
            Status to,
            String by,
            LocalDate on,
            @Nullable String reason) {
        @Override
        public String toString() {
            return "Entry[" + step + "]";
        }
    }

    /** Who takes a step, on which day. */
    public record By(String person, LocalDate on) {}

    /** The state after a step and the one event it gives. */
    public record Change(InterferenceReport after, ReportEvent event) {}

    static Change receive(ReportId id, String campaign, String told, By by) {
        Entry first = new Entry(Step.RECEIVE, null, Step.RECEIVE.to(), by.person(), by.on(), null);
        return new Change(
                new InterferenceReport(id, campaign, first.to(), by.on(), told, List.of(first)),
                new ReportEvent.Received(campaign, id, by.on()));
    }

    Change accept(By by) {
        return new Change(take(Step.ACCEPT, by, null), new ReportEvent.Accepted(id));
    }

    Change conclude(Outcome outcome, String sealedReason, By by) {
        return new Change(take(outcome.step(), by, sealedReason), new ReportEvent.Concluded(id, outcome));
    }

    Change close(String sealedReason, By by) {
        return new Change(take(Step.CLOSE, by, sealedReason), new ReportEvent.Closed(id));
    }

    private InterferenceReport take(Step step, By by, @Nullable String reason) {
        Status next = step.take(id, status);
        List<Entry> way = new ArrayList<>(history);
        way.add(new Entry(step, status, next, by.person(), by.on(), reason));
        return new InterferenceReport(id, campaign, next, receivedOn, told, way);
    }

    @Override
    public String toString() {
        return "InterferenceReport[id=%s, status=%s]".formatted(id, status);
    }
}
