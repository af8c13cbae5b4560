package org.minkao.kit.core;

/** One row of a service's register of refusals: a stable code, a title and a kind. */
public interface Reason {

    /** The stable code, never renamed or reused. */
    String name();

    Kind kind();

    /** English title; the message files carry the shown one under {@code problem.<code>}. */
    String title();

    /** What sort of no it is; the web edge maps it to a status. */
    enum Kind {
        INVALID(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        MISSING(404),
        CONFLICT(409),
        TOO_LARGE(413),
        SLOW_DOWN(429),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
