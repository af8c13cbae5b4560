package org.minkao.testkit.planted.good.boot;

import org.minkao.testkit.planted.good.store.ThingDocument;
import org.minkao.testkit.planted.good.web.ThingView;

/** Knows everything. */
public record Wiring(ThingView view, ThingDocument document) {}
