/** Planted. */
@NullMarked
package org.minkao.testkit.planted.bad.other;

import org.jspecify.annotations.NullMarked;
