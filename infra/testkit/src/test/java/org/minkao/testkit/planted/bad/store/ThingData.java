package org.minkao.testkit.planted.bad.store;

import org.springframework.beans.factory.annotation.Autowired;

/** Injected into a field. */
public class ThingData {
    @Autowired
    Object injected;
}
