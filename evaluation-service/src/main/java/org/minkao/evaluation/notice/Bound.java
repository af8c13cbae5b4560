package org.minkao.evaluation.notice;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;

/**
 * A day, or a part of a month, or a month, as a notice names it.
 *
 * @param day 0 where the notice names none
 */
record Bound(int year, int month, int day, Part part) {

    /** Which days of a month are meant. */
    enum Part {
        WHOLE(1, 31, ""),
        FIRST_TEN(1, 10, "上旬"),
        SECOND_TEN(11, 20, "中旬"),
        LAST_TEN(21, 31, "下旬"),
        FIRST_HALF(1, 15, "上半月"),
        SECOND_HALF(16, 31, "下半月"),
        BEGINNING(1, 10, "初"),
        END(21, 31, "底");

        private final int from;
        private final int to;
        private final String word;

        Part(int from, int to, String word) {
            this.from = from;
            this.to = to;
            this.word = word;
        }
    }

    /** The date, where the calendar has it. */
    static Optional<Bound> of(int year, int month, int day, Part part) {
        try {
            if (day > 0) {
                LocalDate.of(year, month, day);
            } else {
                YearMonth.of(year, month);
            }
            return Optional.of(new Bound(year, month, day, part));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Bound of(LocalDate date) {
        return new Bound(date.getYear(), date.getMonthValue(), date.getDayOfMonth(), Part.WHOLE);
    }

    LocalDate earliest() {
        return LocalDate.of(year, month, day > 0 ? day : part.from);
    }

    LocalDate latest() {
        return LocalDate.of(
                year,
                month,
                day > 0 ? day : Math.min(part.to, YearMonth.of(year, month).lengthOfMonth()));
    }

    /** As in the draft: a day, or a month where the notice is no finer. */
    String value() {
        return day > 0
                ? String.format(Locale.ROOT, "%04d-%02d-%02d", year, month, day)
                : String.format(Locale.ROOT, "%04d-%02d", year, month);
    }

    /** For people. */
    String words() {
        return day > 0 ? "%d年%d月%d日".formatted(year, month, day) : "%d年%d月%s".formatted(year, month, part.word);
    }
}
