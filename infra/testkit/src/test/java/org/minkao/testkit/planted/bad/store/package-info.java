/** Planted. */
@NullMarked
package org.minkao.testkit.planted.bad.store;

import org.jspecify.annotations.NullMarked;
