package org.minkao.evaluation.eligibility;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

/** The permitted steps of a roster, one row each. */
public enum RosterStep {
    IMPORT_AGAIN(RosterStatus.IMPORTED, RosterStatus.IMPORTED),
    /** An attempt that was killed announced nothing; one that still runs fails at its save. */
    IMPORT_OVER(RosterStatus.SEALING, RosterStatus.IMPORTED),
    BEGIN_SEALING(RosterStatus.IMPORTED, RosterStatus.SEALING),
    /** Throws away what an attempt left that was killed. */
    BEGIN_AGAIN(RosterStatus.SEALING, RosterStatus.SEALING),
    SEAL(RosterStatus.SEALING, RosterStatus.SEALED),
    INVITE(RosterStatus.SEALED, RosterStatus.INVITED),
    /** Lets out what a killed call left. */
    INVITE_AGAIN(RosterStatus.INVITED, RosterStatus.INVITED),
    CLOSE(RosterStatus.INVITED, RosterStatus.CLOSED),
    CLOSE_UNUSED(RosterStatus.SEALED, RosterStatus.CLOSED);

    private final RosterStatus from;
    private final RosterStatus to;

    RosterStep(RosterStatus from, RosterStatus to) {
        this.from = from;
        this.to = to;
    }

    public RosterStatus from() {
        return from;
    }

    public RosterStatus to() {
        return to;
    }

    /** Whether one of these steps can be taken from here. */
    static boolean isOpen(RosterStatus status, Set<RosterStep> steps) {
        return steps.stream().anyMatch(step -> step.from == status);
    }

    /** Where the one of these steps leads that can be taken from here. */
    static RosterStatus take(Roster roster, RosterStep... steps) {
        Set<RosterStep> wanted = EnumSet.copyOf(Arrays.asList(steps));
        return wanted.stream()
                .filter(step -> step.from == roster.status())
                .map(RosterStep::to)
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        KitReason.STEP_NOT_ALLOWED,
                        "roster of %s is %s (expected: %s)"
                                .formatted(
                                        roster.campaign(),
                                        roster.status(),
                                        wanted.stream()
                                                .map(step -> step.from.name())
                                                .collect(Collectors.joining(" or ")))));
    }
}
