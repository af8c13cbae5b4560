package org.minkao.rectification.finding;

/** The inspection, opinion or result (then the campaign) that a finding came from. */
public record Source(SourceKind kind, String ref) {}
