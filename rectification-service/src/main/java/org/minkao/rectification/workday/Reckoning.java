package org.minkao.rectification.workday;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a date was counted: every day after the start, and the years for which only week-ends are known. */
public record Reckoning(
        LocalDate from, int workingDays, LocalDate date, List<Day> days, List<Integer> yearsWithoutNotice) {

    public Reckoning {
        days = List.copyOf(days);
        yearsWithoutNotice = List.copyOf(yearsWithoutNotice);
    }

    /** What a day is. */
    public enum Kind {
        WORKDAY,
        MAKE_UP,
        WEEKEND,
        HOLIDAY
    }

    /** One day with the name of its holiday, if a notice names it. */
    public record Day(LocalDate date, Kind kind, @Nullable String name) {
        public boolean counted() {
            return kind == Kind.WORKDAY || kind == Kind.MAKE_UP;
        }
    }

    /** False when part of the span lies in a year whose notice is not known yet. */
    public boolean certain() {
        return yearsWithoutNotice.isEmpty();
    }
}
