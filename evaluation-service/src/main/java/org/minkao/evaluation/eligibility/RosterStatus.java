package org.minkao.evaluation.eligibility;

/** How far a campaign's roster has come. */
public enum RosterStatus {
    IMPORTED,
    SEALING,
    SEALED,
    INVITED,
    CLOSED
}
