/** Planted. */
@NullMarked
package org.minkao.testkit.planted.good.boot;

import org.jspecify.annotations.NullMarked;
