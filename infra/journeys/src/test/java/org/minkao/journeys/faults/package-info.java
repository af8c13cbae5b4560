/** Stories in which parts of the running stack are killed, frozen or replaced by something broken. */
@NullMarked
package org.minkao.journeys.faults;

import org.jspecify.annotations.NullMarked;
