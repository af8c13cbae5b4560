package org.minkao.testkit.planted.bad.boot;

/** Nothing wrong here. */
public record Wiring(String name) {}
