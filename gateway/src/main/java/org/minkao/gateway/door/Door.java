package org.minkao.gateway.door;

/** Whose door a path is. */
public enum Door {
    /** Answered by the gateway itself. */
    OWN,
    /** The web bundle. */
    SITE,
    /** A service, for a known person. */
    SIGNED_IN,
    /** A service, for anybody. */
    ANONYMOUS,
    /** The management port, which listens on the loopback and is routed nowhere. */
    MANAGEMENT,
    /** Nobody's. */
    CLOSED
}
