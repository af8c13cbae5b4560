package org.minkao.evaluation.workday;

import com.nlf.calendar.Holiday;
import com.nlf.calendar.util.HolidayUtil;
import java.time.LocalDate;
import java.util.Optional;

/** The years that the lunar library carries. */
public final class LunarHolidays implements HolidayCalendar {
    // The library starts with two days of 2001; a whole year has far more.
    private static final int DAYS_OF_A_WHOLE_YEAR = 10;

    @Override
    public Optional<SpecialDay> specialDay(LocalDate date) {
        Holiday holiday = HolidayUtil.getHoliday(date.toString());
        return holiday == null
                ? Optional.empty()
                : Optional.of(new SpecialDay(date, holiday.getName(), holiday.isWork()));
    }

    @Override
    public boolean knows(int year) {
        return HolidayUtil.getHolidays(year).size() >= DAYS_OF_A_WHOLE_YEAR;
    }
}
