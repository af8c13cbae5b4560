/** Wires the kit into a service from typed settings. */
@NullMarked
package org.minkao.kit.boot;

import org.jspecify.annotations.NullMarked;
