/** Tests of the scoring engine. */
@NullMarked
package org.minkao.scoring;

import org.jspecify.annotations.NullMarked;
