/** Rules written so that it does not happen again. */
@NullMarked
package org.minkao.rectification.lastingrule;

import org.jspecify.annotations.NullMarked;
