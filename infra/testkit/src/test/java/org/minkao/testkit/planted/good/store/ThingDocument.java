package org.minkao.testkit.planted.good.store;

import org.minkao.testkit.planted.good.thing.Thing;

/** Another edge. */
public record ThingDocument(Thing thing) {}
