package org.minkao.rectification.workday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minkao.rectification.fixture.Calendars;
import org.minkao.rectification.workday.Reckoning.Kind;

class WorkdaysTest {
    private final Workdays workdays = Calendars.shipped();

    @ParameterizedTest
    @CsvSource({
        "2025-01-26,MAKE_UP", // Sunday before the Spring Festival
        "2025-01-28,HOLIDAY",
        "2025-02-04,HOLIDAY",
        "2025-02-08,MAKE_UP", // Saturday after it
        "2025-04-27,MAKE_UP",
        "2025-05-05,HOLIDAY",
        "2025-09-28,MAKE_UP",
        "2025-10-08,HOLIDAY",
        "2025-10-11,MAKE_UP",
        "2026-01-02,HOLIDAY",
        "2026-01-04,MAKE_UP", // Sunday after New Year
        "2026-02-14,MAKE_UP",
        "2026-02-23,HOLIDAY",
        "2026-02-28,MAKE_UP",
        "2026-05-09,MAKE_UP",
        "2026-09-20,MAKE_UP",
        "2026-10-07,HOLIDAY",
        "2026-10-10,MAKE_UP",
        "2026-03-07,WEEKEND",
        "2026-03-09,WORKDAY",
        "2023-10-07,MAKE_UP", // from the library
        "2023-01-27,HOLIDAY"
    })
    void knowsHolidaysAndMakeUpDays(String day, Kind kind) {
        assertThat(workdays.day(LocalDate.parse(day)).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-24,5,2025-02-07", // 26 works; 28 January to 4 February are off
        "2025-01-24,6,2025-02-08", // a Saturday that is worked
        "2026-02-13,1,2026-02-14", // a Saturday that is worked
        "2026-02-13,2,2026-02-24",
        "2026-02-13,6,2026-02-28",
        "2026-09-30,1,2026-10-08",
        "2026-09-30,3,2026-10-10",
        "2026-03-02,20,2026-03-30",
        "2026-03-06,1,2026-03-09",
        "2026-03-06,0,2026-03-06"
    })
    void countsWorkingDays(String from, int days, String expected) {
        Reckoning reckoning = workdays.after(LocalDate.parse(from), days);
        assertThat(reckoning.date()).isEqualTo(LocalDate.parse(expected));
        assertThat(reckoning.days().stream().filter(Reckoning.Day::counted)).hasSize(days);
        assertThat(workdays.between(LocalDate.parse(from), reckoning.date())).isEqualTo(days);
        assertThat(reckoning.certain()).isTrue();
    }

    @Test
    void everyDayOfTheSpanIsExplained() {
        Reckoning reckoning = workdays.after(LocalDate.parse("2026-09-24"), 2);
        assertThat(reckoning.days().stream().map(d -> d.date() + " " + d.kind() + " " + d.name()))
                .containsExactly(
                        "2026-09-25 HOLIDAY 中秋节",
                        "2026-09-26 HOLIDAY 中秋节",
                        "2026-09-27 HOLIDAY 中秋节",
                        "2026-09-28 WORKDAY null",
                        "2026-09-29 WORKDAY null");
    }

    @Test
    void saysSoWhenAYearsNoticeIsNotKnown() {
        Reckoning reckoning = workdays.after(LocalDate.parse("2026-12-25"), 20);
        assertThat(reckoning.certain()).isFalse();
        assertThat(reckoning.yearsWithoutNotice()).containsExactly(2027);
        assertThat(workdays.day(LocalDate.parse("2027-01-01")).kind())
                .as("weekends only, until the notice is known")
                .isEqualTo(Kind.WORKDAY);
    }

    @Test
    void aTableOfTheCountyAddsAYear() {
        HolidayTable own = HolidayTable.parse("# 2027\n2027-01-01,OFF,元旦\n2027-01-03,WORK,元旦调休\n");
        Workdays withOwn = new Workdays(own.orElse(Calendars.shippedTable()));
        assertThat(withOwn.day(LocalDate.parse("2027-01-01")).kind()).isEqualTo(Kind.HOLIDAY);
        assertThat(withOwn.day(LocalDate.parse("2027-01-03")).kind()).isEqualTo(Kind.MAKE_UP);
        assertThat(withOwn.day(LocalDate.parse("2026-10-01")).kind()).isEqualTo(Kind.HOLIDAY);
        assertThat(withOwn.after(LocalDate.parse("2026-12-25"), 20).certain()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-01-01,OFF", "2027-13-01,OFF,x", "2027-01-01,FREE,x", "2027-01-01,OFF,"})
    void aTableThatCannotBeReadIsRefused(String line) {
        assertThatThrownBy(() -> HolidayTable.parse(line)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDayNamedTwiceIsRefused() {
        assertThatThrownBy(() -> HolidayTable.parse("2027-01-01,OFF,x\n2027-01-01,WORK,x"))
                .hasMessageContaining("twice");
    }

    @Test
    void theLibraryAloneKnowsNoYearByHalves() {
        LunarHolidays library = new LunarHolidays();
        assertThat(library.knows(2001)).as("two days only").isFalse();
        assertThat(library.knows(2023)).isTrue();
    }
}
