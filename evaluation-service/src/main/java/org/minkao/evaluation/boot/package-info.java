/** Wiring and typed settings of the service. */
@NullMarked
package org.minkao.evaluation.boot;

import org.jspecify.annotations.NullMarked;
