package org.minkao.evaluation.workday;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;

/** Counts working days; of a year whose notice nobody knows yet, only the week-ends are left out. */
public final class Workdays {
    private static final String TABLE = "/calendar/holidays.csv";

    private final HolidayCalendar calendar;

    public Workdays(HolidayCalendar calendar) {
        this.calendar = calendar;
    }

    /** With the table that comes with the service, and the library's years where the table has none. */
    public static Workdays shipped() {
        try (InputStream in = Workdays.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException(TABLE + " is not on the class path");
            }
            String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Workdays(HolidayTable.parse(table).orElse(new LunarHolidays()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isWorkday(LocalDate date) {
        boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        return calendar.specialDay(date).map(HolidayCalendar.SpecialDay::worked).orElse(!weekend);
    }

    /** The working day so many working days after this day, which itself is not counted. */
    public LocalDate after(LocalDate from, int workingDays) {
        LocalDate date = from;
        for (int counted = 0; counted < workingDays; counted += isWorkday(date) ? 1 : 0) {
            date = date.plusDays(1);
        }
        return date;
    }
}
