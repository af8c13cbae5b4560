package org.minkao.testkit.planted.good.other;

import org.minkao.testkit.planted.good.thing.Thing;

/** Knows the other feature one way. */
public record Other(Thing thing) {}
