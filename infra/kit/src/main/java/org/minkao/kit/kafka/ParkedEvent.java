package org.minkao.kit.kafka;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One event in the parked collection, without its body. */
public record ParkedEvent(
        String id,
        String topic,
        String key,
        ParkedKey.Kind kind,
        @Nullable Long sequence,
        @Nullable String type,
        @Nullable String reason,
        Instant since) {}
