package org.minkao.testkit.planted.bad.other;

import org.minkao.testkit.planted.bad.thing.ThingManager;

/** Closes the circle. */
public record Other(ThingManager back) {}
