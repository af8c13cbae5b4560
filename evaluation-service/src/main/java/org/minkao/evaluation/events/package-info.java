/** Kafka in and out: this service's own records of events and their mapping. */
@NullMarked
package org.minkao.evaluation.events;

import org.jspecify.annotations.NullMarked;
