package org.minkao.rectification.finding;

/** How grave a problem or a breach is. */
public enum Severity {
    MINOR,
    MAJOR,
    SERIOUS
}
