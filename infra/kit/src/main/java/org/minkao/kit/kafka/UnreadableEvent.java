package org.minkao.kit.kafka;

import org.jspecify.annotations.Nullable;

/** An event whose envelope breaks the contract; a handler throws it when the data does. */
public final class UnreadableEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableEvent(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
