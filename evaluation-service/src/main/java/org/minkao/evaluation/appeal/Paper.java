package org.minkao.evaluation.appeal;

import org.jspecify.annotations.Nullable;

/** A paper as somebody named it. */
public record Paper(
        @Nullable String name,
        @Nullable String sha256,
        @Nullable Long size) {}
