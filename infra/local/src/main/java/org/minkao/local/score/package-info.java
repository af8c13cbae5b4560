/** Scores and compares schemes offline, from files. */
@NullMarked
package org.minkao.local.score;

import org.jspecify.annotations.NullMarked;
