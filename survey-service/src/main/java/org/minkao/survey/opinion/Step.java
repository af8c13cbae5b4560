package org.minkao.survey.opinion;

import java.util.EnumSet;
import java.util.Set;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

/** Every step an opinion can take; what is not a row here cannot happen. */
public enum Step {
    RECEIVE(EnumSet.noneOf(Status.class), Status.RECEIVED),
    TRIAGE(EnumSet.of(Status.RECEIVED), Status.TRIAGED),
    MERGE(EnumSet.of(Status.TRIAGED), Status.MERGED),
    ANSWER(EnumSet.of(Status.TRIAGED), Status.ANSWERED),
    RAISE_FINDING(EnumSet.of(Status.TRIAGED), Status.FINDING_RAISED),
    FOLLOW_CASE(EnumSet.of(Status.FINDING_RAISED), Status.FINDING_RAISED),
    SETTLE(EnumSet.of(Status.FINDING_RAISED), Status.CLOSED),
    CLOSE(EnumSet.of(Status.MERGED, Status.ANSWERED, Status.FINDING_RAISED), Status.CLOSED);

    @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf cannot be changed
    private final Set<Status> from;

    private final Status to;

    Step(Set<Status> from, Status to) {
        this.from = Set.copyOf(from);
        this.to = to;
    }

    public Set<Status> from() {
        return from;
    }

    public Status to() {
        return to;
    }

    /** Where the step leads from here, or a refusal. */
    Status take(OpinionId id, Status now) {
        if (!from.contains(now)) {
            throw new Refusal(
                    KitReason.STEP_NOT_ALLOWED,
                    "opinion %s is %s (expected for %s: %s)"
                            .formatted(id, now, this, from.stream().sorted().toList()));
        }
        return to;
    }
}
