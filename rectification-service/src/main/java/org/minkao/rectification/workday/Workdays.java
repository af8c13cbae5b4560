package org.minkao.rectification.workday;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.minkao.rectification.workday.HolidayCalendar.SpecialDay;
import org.minkao.rectification.workday.Reckoning.Day;
import org.minkao.rectification.workday.Reckoning.Kind;

/** Counts working days and can say why each day counts or does not. */
public final class Workdays {
    private final HolidayCalendar calendar;

    public Workdays(HolidayCalendar calendar) {
        this.calendar = calendar;
    }

    /** What the day is: an ordinary working day, a make-up day, a week-end or a holiday. */
    public Day day(LocalDate date) {
        Optional<SpecialDay> special = calendar.specialDay(date);
        if (special.isPresent()) {
            return new Day(
                    date,
                    special.get().worked() ? Kind.MAKE_UP : Kind.HOLIDAY,
                    special.get().name());
        }
        boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        return new Day(date, weekend ? Kind.WEEKEND : Kind.WORKDAY, null);
    }

    /** The working day so many working days after this day, which itself is not counted. */
    public Reckoning after(LocalDate from, int workingDays) {
        List<Day> days = new ArrayList<>();
        TreeSet<Integer> unknown = new TreeSet<>();
        LocalDate date = from;
        int counted = 0;
        while (counted < workingDays) {
            date = date.plusDays(1);
            Day day = day(date);
            days.add(day);
            counted += day.counted() ? 1 : 0;
            if (!calendar.knows(date.getYear())) {
                unknown.add(date.getYear());
            }
        }
        return new Reckoning(from, workingDays, date, days, List.copyOf(unknown));
    }

    /** How many working days lie after the first day up to and including the second; 0 when it is not later. */
    public int between(LocalDate after, LocalDate upTo) {
        int counted = 0;
        for (LocalDate date = after.plusDays(1); !date.isAfter(upTo); date = date.plusDays(1)) {
            counted += day(date).counted() ? 1 : 0;
        }
        return counted;
    }
}
