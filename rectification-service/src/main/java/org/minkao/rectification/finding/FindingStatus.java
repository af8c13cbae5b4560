package org.minkao.rectification.finding;

/** Where a finding stands; {@code OPENING} means decided, while its case is being written. */
public enum FindingStatus {
    RAISED,
    OPENING,
    CASE_OPENED,
    RECTIFIED_AT_ONCE,
    DISMISSED
}
