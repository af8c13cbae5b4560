package org.minkao.notification.audit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a recomputation of the chains found: how many entries, and the first that is not as it was written. */
public record AuditCheck(long entries, Optional<Break> first) {

    /** Where a chain breaks: what was done to which entry. */
    public record Break(
            Kind kind, String chain, long index, @Nullable String id) {}

    /** What was done to an entry after it was written. */
    public enum Kind {
        ALTERED,
        DROPPED,
        INSERTED
    }

    public boolean ok() {
        return first.isEmpty();
    }
}
