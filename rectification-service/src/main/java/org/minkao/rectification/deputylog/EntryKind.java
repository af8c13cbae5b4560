package org.minkao.rectification.deputylog;

/** What the deputy did: taught, or went and saw. */
public enum EntryKind {
    TRAINING,
    VISIT
}
