/** One shape for everything that goes wrong. */
@NullMarked
package org.minkao.gateway.problem;

import org.jspecify.annotations.NullMarked;
