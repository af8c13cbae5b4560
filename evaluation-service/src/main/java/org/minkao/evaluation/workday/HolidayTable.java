package org.minkao.evaluation.workday;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holidays and make-up days as a table of lines {@code yyyy-MM-dd,OFF|WORK,name}. */
public final class HolidayTable implements HolidayCalendar {
    private static final int COLUMNS = 3;

    private final Map<LocalDate, SpecialDay> days;
    private final Set<Integer> years;

    private HolidayTable(Map<LocalDate, SpecialDay> days) {
        this.days = Map.copyOf(days);
        Set<Integer> found = new HashSet<>();
        days.keySet().forEach(day -> found.add(day.getYear()));
        this.years = Set.copyOf(found);
    }

    /** Reads the table; a line that cannot be read stops the service from starting. */
    public static HolidayTable parse(String text) {
        Map<LocalDate, SpecialDay> days = new HashMap<>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(HolidayTable::line)
                .forEach(day -> {
                    if (days.put(day.date(), day) != null) {
                        throw new IllegalArgumentException("holiday table names " + day.date() + " twice");
                    }
                });
        return new HolidayTable(days);
    }

    @Override
    public Optional<SpecialDay> specialDay(LocalDate date) {
        return Optional.ofNullable(days.get(date));
    }

    @Override
    public boolean knows(int year) {
        return years.contains(year);
    }

    private static SpecialDay line(String line) {
        String[] columns = line.split(",", -1);
        if (columns.length != COLUMNS
                || !(columns[1].equals("OFF") || columns[1].equals("WORK"))
                || columns[2].isBlank()) {
            throw new IllegalArgumentException(
                    "holiday table has the line '%s' (expected: yyyy-MM-dd,OFF|WORK,name)".formatted(line));
        }
        try {
            return new SpecialDay(LocalDate.parse(columns[0]), columns[2], columns[1].equals("WORK"));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("holiday table has the day '%s'".formatted(columns[0]), e);
        }
    }
}
