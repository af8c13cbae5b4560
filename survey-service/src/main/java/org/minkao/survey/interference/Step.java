package org.minkao.survey.interference;

import java.util.EnumSet;
import java.util.Set;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

/** Every step a report can take; what is not a row here cannot happen. */
public enum Step {
    RECEIVE(EnumSet.noneOf(Status.class), Status.RECEIVED),
    ACCEPT(EnumSet.of(Status.RECEIVED), Status.ACCEPTED),
    SUBSTANTIATE(EnumSet.of(Status.ACCEPTED), Status.SUBSTANTIATED),
    DISMISS(EnumSet.of(Status.ACCEPTED), Status.UNSUBSTANTIATED),
    CLOSE(EnumSet.of(Status.SUBSTANTIATED, Status.UNSUBSTANTIATED), Status.CLOSED);

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
    Status take(ReportId id, Status now) {
        if (!from.contains(now)) {
            throw new Refusal(
                    KitReason.STEP_NOT_ALLOWED,
                    "report %s is %s (expected for %s: %s)"
                            .formatted(id, now, this, from.stream().sorted().toList()));
        }
        return to;
    }
}
