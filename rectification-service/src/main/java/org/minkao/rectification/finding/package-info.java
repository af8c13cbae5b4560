/** Confirmed problems, whatever their source. */
@NullMarked
package org.minkao.rectification.finding;

import org.jspecify.annotations.NullMarked;
