package org.minkao.evaluation.workday;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkdaysTest {
    private final Workdays workdays = Workdays.shipped();

    @ParameterizedTest
    @CsvSource({
        "2026-11-25,5,2026-12-02",
        "2025-09-26,5,2025-10-10",
        "2025-01-24,1,2025-01-26",
        "2031-03-06,2,2031-03-10"
    })
    void skipsWeekEndsAndHolidaysAndCountsMakeUpDays(LocalDate from, int days, LocalDate last) {
        assertThat(workdays.after(from, days)).isEqualTo(last);
    }

    /** Two rooms keep the same notices: a table that is corrected in one of them only is found here. */
    @Test
    void theTableIsThatOfRectification() throws IOException {
        String table = "src/main/resources/calendar/holidays.csv";
        assertThat(Path.of(table)).hasSameTextualContentAs(Path.of("../rectification-service", table));
        assertThat(Files.readString(Path.of(table))).contains("2026-10-01,OFF");
    }
}
