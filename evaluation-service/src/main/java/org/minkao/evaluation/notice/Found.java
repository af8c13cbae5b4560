package org.minkao.evaluation.notice;

/** A value with the words it was read from. */
public record Found<T>(T value, Source source) {}
