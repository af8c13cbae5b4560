package org.minkao.kit.core;

import org.jspecify.annotations.Nullable;

/** A rule said no: expected, shown to the person, never retried. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;
    private final @Nullable String field;

    public Refusal(Reason reason, String detail) {
        this(reason, detail, null);
    }

    public Refusal(Reason reason, String detail, @Nullable String field) {
        // Expected outcomes need no stack trace.
        super(detail, null, false, false);
        this.reason = reason;
        this.field = field;
    }

    public Reason reason() {
        return reason;
    }

    /** What was refused, with the value and the expectation. */
    public String detail() {
        String message = getMessage();
        return message == null ? reason.title() : message;
    }

    /** The field of the input that was refused, if it was one. */
    public @Nullable String field() {
        return field;
    }
}
