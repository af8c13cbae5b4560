package org.minkao.kit.core;

import org.jspecify.annotations.Nullable;

/** One line of the audit: who did what to what and why; the store adds when. */
public record AuditEntry(
        String who, String action, String subject, @Nullable String reason) {}
