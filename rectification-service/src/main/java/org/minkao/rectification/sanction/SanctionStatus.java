package org.minkao.rectification.sanction;

/** Where a sanction stands. */
public enum SanctionStatus {
    PROPOSED,
    HEARD,
    DECIDED,
    WITHDRAWN
}
