package org.minkao.kit.web;

import java.io.IOException;

/** More bytes came than the path takes. */
final class BodyTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    BodyTooLarge(long limit) {
        super("body is larger (expected: at most %d bytes)".formatted(limit));
    }
}
