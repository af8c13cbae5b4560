/** Stories on the whole stack, started with the command a user types. */
@NullMarked
package org.minkao.journeys;

import org.jspecify.annotations.NullMarked;
