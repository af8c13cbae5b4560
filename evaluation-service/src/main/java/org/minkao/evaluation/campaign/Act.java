package org.minkao.evaluation.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

/** What stands behind every command: who acts, which version he had before him, and why. */
public record Act(Actor who, @Nullable Long seen, @Nullable String reason) {

    /** The reason, or a refusal where none was given. */
    public String why() {
        return Check.text("reason", reason, 1, 500);
    }

    /** The person's part in a step, in the first of these roles that he has in the campaign; it needs a reason. */
    public Hand hand(Campaign campaign, Instant now, String... anyOf) {
        return new Hand(who.id(), new Scope(campaign, who).as(anyOf), why(), now);
    }

    /** Refuses when the person looked at another version than the one that would change. */
    public void saw(long version) {
        if (seen != null && seen != version) {
            throw new Refusal(KitReason.CHANGED_MEANWHILE, "version is %d (expected: %d)".formatted(version, seen));
        }
    }

    /** Refuses when the person is the one who took the step before. */
    public void otherThan(String person, String step) {
        if (who.id().equals(person)) {
            throw new Refusal(
                    KitReason.SAME_PERSON, "%s did %s (expected: another person now)".formatted(person, step));
        }
    }

    public AuditEntry audit(String action, String subject) {
        return new AuditEntry(who.id(), action, subject, reason);
    }
}
