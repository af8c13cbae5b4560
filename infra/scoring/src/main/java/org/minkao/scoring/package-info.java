/** Scoring schemes as data: a pure function from scheme and inputs to results that explain themselves, and the laboratory. */
@NullMarked
package org.minkao.scoring;

import org.jspecify.annotations.NullMarked;
