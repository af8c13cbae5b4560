package org.minkao.testkit.planted.good.web;

import org.minkao.testkit.planted.good.other.Other;

/** An edge that knows a feature. */
public record ThingView(Other other) {}
