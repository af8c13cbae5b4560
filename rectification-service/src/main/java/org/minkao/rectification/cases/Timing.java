package org.minkao.rectification.cases;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The recorded facts from which deadlines are computed; no deadline itself is stored. */
public record Timing(
        LocalDate countedFrom,
        int workingDays,
        int planWorkingDays,
        List<Granted> extensions,
        @Nullable Asked asked,
        @Nullable LocalDate assignedOn,
        @Nullable LocalDate submittedOn) {

    /** An extension somebody asked for. */
    public record Asked(int workingDays, String by, LocalDate on, String reason) {}

    /** An extension that was granted by another person. */
    public record Granted(int workingDays, String by, LocalDate on, String reason) {}

    static Timing from(LocalDate openedOn, int workingDays, int planWorkingDays) {
        return new Timing(openedOn, workingDays, planWorkingDays, List.of(), null, null, null);
    }

    public int allWorkingDays() {
        return workingDays + extensions.stream().mapToInt(Granted::workingDays).sum();
    }

    /** A reopened case gets its full time again, counted from that day. */
    Timing restarted(LocalDate on) {
        return new Timing(on, workingDays, planWorkingDays, List.of(), null, null, null);
    }

    Timing assigned(LocalDate on) {
        return new Timing(countedFrom, workingDays, planWorkingDays, extensions, asked, on, submittedOn);
    }

    /** What was asked and not yet answered falls away with the submission. */
    Timing submitted(LocalDate on) {
        return new Timing(countedFrom, workingDays, planWorkingDays, extensions, null, assignedOn, on);
    }

    Timing backAtWork() {
        return new Timing(countedFrom, workingDays, planWorkingDays, extensions, asked, assignedOn, null);
    }

    Timing asking(@Nullable Asked extension) {
        return new Timing(countedFrom, workingDays, planWorkingDays, extensions, extension, assignedOn, submittedOn);
    }

    Timing granted(Granted extension) {
        return new Timing(
                countedFrom,
                workingDays,
                planWorkingDays,
                Lists.plus(extensions, extension),
                null,
                assignedOn,
                submittedOn);
    }
}
