/** Planted. */
@NullMarked
package org.minkao.testkit.planted.door.thing;

import org.jspecify.annotations.NullMarked;
