/** Planted. */
@NullMarked
package org.minkao.testkit.planted.good.other;

import org.jspecify.annotations.NullMarked;
