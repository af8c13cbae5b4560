/** Kafka in and out. */
@NullMarked
package org.minkao.notification.events;

import org.jspecify.annotations.NullMarked;
