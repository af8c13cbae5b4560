/** What operators do about events that wait: list them, look into them, let them go on or give them up. */
@NullMarked
package org.minkao.local.parked;

import org.jspecify.annotations.NullMarked;
