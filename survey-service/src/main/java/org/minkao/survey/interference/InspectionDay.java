package org.minkao.survey.interference;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** The day as the county's calendar has it. */
final class InspectionDay {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private InspectionDay() {}

    static LocalDate today(Clock clock) {
        return LocalDate.now(clock.withZone(ZONE));
    }
}
