package org.minkao.rectification.web;

import org.jspecify.annotations.Nullable;

/** What every command takes that needs a reason and nothing else. */
public record ReasonRequest(@Nullable String reason) {}
