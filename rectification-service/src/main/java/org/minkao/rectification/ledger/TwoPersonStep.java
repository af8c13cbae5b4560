package org.minkao.rectification.ledger;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A step that took two people: what it was about, who began it and who approved it, each with role, reason and time. */
public record TwoPersonStep(Kind kind, String subject, Hand first, Hand second) {

    /** The steps of this room that nobody takes alone. */
    public enum Kind {
        EXTENSION,
        NOT_FEASIBLE,
        SANCTION
    }

    /** One person's part in it; without the reason where the reader may not know it. */
    public record Hand(String person, String role, @Nullable String reason, LocalDate on, Instant at) {
        Hand withoutReason() {
            return new Hand(person, role, null, on, at);
        }
    }

    TwoPersonStep withoutReasons() {
        return new TwoPersonStep(kind, subject, first.withoutReason(), second.withoutReason());
    }
}
