/** Planted. */
@NullMarked
package org.minkao.testkit.planted.good.thing;

import org.jspecify.annotations.NullMarked;
