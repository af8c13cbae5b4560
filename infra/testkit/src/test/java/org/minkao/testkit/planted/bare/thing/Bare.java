package org.minkao.testkit.planted.bare.thing;

/** In a package without a word about nulls, and without any edge. */
public record Bare(String name) {}
