/** Kafka in and out: the contracts of this room. */
@NullMarked
package org.minkao.rectification.events;

import org.jspecify.annotations.NullMarked;
