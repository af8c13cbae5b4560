package org.minkao.evaluation.web;

import org.jspecify.annotations.Nullable;

/** A command that needs nothing but its reason. */
record ReasonRequest(@Nullable String reason) {

    static @Nullable String of(@Nullable ReasonRequest request) {
        return request == null ? null : request.reason();
    }
}
