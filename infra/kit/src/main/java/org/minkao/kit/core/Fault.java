package org.minkao.kit.core;

import org.jspecify.annotations.Nullable;

/** Database, broker or network failed: worth another try later. */
public class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Fault(String message) {
        super(message);
    }

    public Fault(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
