package org.minkao.rectification.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.minkao.rectification.cases.RectificationCase;
import org.minkao.rectification.cases.SeeCases.Sight;
import org.minkao.rectification.workday.Reckoning;

/** Why a case has this deadline: every day since the count began. */
public record DeadlineView(
        @JsonProperty("case") String caseId,
        String number,
        LocalDate deadline,
        LocalDate countedFrom,
        int workingDays,
        int extendedBy,
        boolean certain,
        List<String> notes,
        int skipped,
        List<DayView> days) {

    /** One day: counted or skipped, and why. */
    public record DayView(LocalDate date, boolean counted, String kind, String reason) {}

    static DeadlineView of(Sight sight, DayWords words) {
        RectificationCase it = sight.state();
        Reckoning deadline = sight.deadline();
        List<DayView> days = deadline.days().stream()
                .map(d -> new DayView(d.date(), d.counted(), d.kind().name(), words.why(d)))
                .toList();
        return new DeadlineView(
                it.id().value(),
                it.origin().number(),
                deadline.date(),
                deadline.from(),
                it.timing().workingDays(),
                it.timing().allWorkingDays() - it.timing().workingDays(),
                deadline.certain(),
                deadline.yearsWithoutNotice().stream().map(words::withoutNotice).toList(),
                (int) days.stream().filter(d -> !d.counted()).count(),
                days);
    }
}
