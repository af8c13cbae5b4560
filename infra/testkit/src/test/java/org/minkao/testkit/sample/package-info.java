/** A service as small as can be, that proves the kit's wiring. */
@NullMarked
package org.minkao.testkit.sample;

import org.jspecify.annotations.NullMarked;
