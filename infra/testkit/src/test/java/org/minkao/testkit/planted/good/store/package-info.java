/** Planted. */
@NullMarked
package org.minkao.testkit.planted.good.store;

import org.jspecify.annotations.NullMarked;
