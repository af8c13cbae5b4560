/** Planted. */
@NullMarked
package org.minkao.testkit.planted.bad.boot;

import org.jspecify.annotations.NullMarked;
