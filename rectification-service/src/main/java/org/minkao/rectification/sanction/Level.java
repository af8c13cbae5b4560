package org.minkao.rectification.sanction;

import java.util.Arrays;
import java.util.List;
import org.minkao.rectification.finding.Severity;

/** How a breach is answered, from a reminder to another post; each level fits some severities only. */
public enum Level {
    REMINDER(List.of(Severity.MINOR)),
    CRITICISM(List.of(Severity.MINOR, Severity.MAJOR)),
    ADMONITION(List.of(Severity.MAJOR, Severity.SERIOUS)),
    TRANSFER(List.of(Severity.SERIOUS));

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<Severity> severities;

    Level(List<Severity> severities) {
        this.severities = severities;
    }

    boolean fits(Severity severity) {
        return severities.contains(severity);
    }

    static List<Level> fitting(Severity severity) {
        return Arrays.stream(values()).filter(level -> level.fits(severity)).toList();
    }
}
