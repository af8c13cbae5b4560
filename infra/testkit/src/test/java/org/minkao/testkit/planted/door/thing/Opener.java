package org.minkao.testkit.planted.door.thing;

import org.minkao.kit.mongo.MongoDoor;

/** A feature that holds a door. */
public record Opener(MongoDoor door) {}
