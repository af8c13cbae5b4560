package org.minkao.survey.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.survey.interference.InterferenceReport;
import org.minkao.survey.interference.ReadReports.Opened;

/** A report as discipline inspection sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InterferenceView(
        String id,
        String campaign,
        String status,
        long version,
        LocalDate receivedOn,
        @Nullable String about,
        String text,
        @Nullable String contact,
        List<StepView> history) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StepView(
            String step,
            @Nullable String from,
            String to,
            String by,
            LocalDate on,
            @Nullable String reason) {
        @Override
        public String toString() {
            return "StepView[" + step + "]";
        }
    }

    static InterferenceView of(Opened opened) {
        InterferenceReport report = opened.report().state();
        List<StepView> way = new ArrayList<>();
        for (int i = 0; i < report.history().size(); i++) {
            way.add(step(report.history().get(i), opened.reasons().get(i).text()));
        }
        return new InterferenceView(
                report.id().value(),
                report.campaign(),
                report.status().name(),
                opened.report().version(),
                report.receivedOn(),
                opened.told().about() == null ? null : opened.told().about().name(),
                opened.told().text(),
                opened.told().contact(),
                List.copyOf(way));
    }

    private static StepView step(InterferenceReport.Entry entry, @Nullable String reason) {
        return new StepView(
                entry.step().name(),
                entry.from() == null ? null : entry.from().name(),
                entry.to().name(),
                entry.by(),
                entry.on(),
                reason);
    }

    @Override
    public String toString() {
        return "InterferenceView[" + id + "]";
    }
}
