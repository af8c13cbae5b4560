/** Kafka in and out: listeners and the mapping of events to their contracts. */
@NullMarked
package org.minkao.survey.events;

import org.jspecify.annotations.NullMarked;
