/** Wiring of the service. */
@NullMarked
package org.minkao.rectification.boot;

import org.jspecify.annotations.NullMarked;
