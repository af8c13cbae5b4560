/** Planted. */
@NullMarked
package org.minkao.testkit.planted.bad.thing;

import org.jspecify.annotations.NullMarked;
