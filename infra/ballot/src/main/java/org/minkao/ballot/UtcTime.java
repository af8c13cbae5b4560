package org.minkao.ballot;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** The protocol's one form of a time: RFC 3339, UTC, {@code Z}, whole seconds. */
final class UtcTime {
    private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");

    private UtcTime() {}

    static Instant parse(String text) {
        try {
            // The round trip refuses what Java forgives, such as the hour 24.
            if (FORM.matcher(text).matches() && Instant.parse(text).toString().equals(text)) {
                return Instant.parse(text);
            }
        } catch (DateTimeParseException e) {
            throw malformed();
        }
        throw malformed();
    }

    static void requireWholeSeconds(Instant time) {
        if (!time.truncatedTo(ChronoUnit.SECONDS).equals(time)) {
            throw malformed();
        }
    }

    private static BallotRefusal malformed() {
        return BallotRefusal.Code.MALFORMED.because("a UTC time in whole seconds, such as 2026-12-20T16:00:00Z");
    }
}
