package org.minkao.survey.opinion;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** The day as the office's calendar has it. */
final class OfficeDay {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private OfficeDay() {}

    static LocalDate today(Clock clock) {
        return LocalDate.now(clock.withZone(ZONE));
    }
}
