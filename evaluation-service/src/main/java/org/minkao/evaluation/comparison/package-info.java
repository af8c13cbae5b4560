/** What the general scoring engine says of a campaign: its plan as a scheme, other schemes beside it, and what chance may have done. */
@NullMarked
package org.minkao.evaluation.comparison;

import org.jspecify.annotations.NullMarked;
