package org.minkao.testkit.planted.bad.web;

import org.minkao.testkit.planted.bad.store.ThingData;

/** An edge that knows another edge. */
public record ThingView(ThingData data) {}
