/** Turns a frozen scheme, inspection marks and opened ballots into marks that explain themselves; a pure function of bytes. */
@NullMarked
package org.minkao.evaluation.scoring;

import org.jspecify.annotations.NullMarked;
