package org.minkao.evaluation.notice;

/** Where a field came from: the number of the line, and its literal words. */
public record Source(int line, String quote) {}
