package org.minkao.notification.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One command as it stands in one of the chains of its topic. */
public record AuditLine(
        String id,
        String topic,
        String chain,
        long index,
        String who,
        String action,
        String subject,
        @Nullable String reason,
        Instant at,
        String hash) {}
