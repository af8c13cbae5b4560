package org.minkao.evaluation.workday;

import java.time.LocalDate;
import java.util.Optional;

/** Days on which the State Council's notices differ from the plain week. */
public interface HolidayCalendar {

    /** A day named by a notice: a holiday, or a day of the week-end that is worked instead. */
    record SpecialDay(LocalDate date, String name, boolean worked) {}

    Optional<SpecialDay> specialDay(LocalDate date);

    /** Whether the notice of this year is known. */
    boolean knows(int year);

    /** This calendar, and another one for the years it does not know. */
    default HolidayCalendar orElse(HolidayCalendar other) {
        HolidayCalendar first = this;
        return new HolidayCalendar() {
            @Override
            public Optional<SpecialDay> specialDay(LocalDate date) {
                return first.knows(date.getYear()) ? first.specialDay(date) : other.specialDay(date);
            }

            @Override
            public boolean knows(int year) {
                return first.knows(year) || other.knows(year);
            }
        };
    }
}
