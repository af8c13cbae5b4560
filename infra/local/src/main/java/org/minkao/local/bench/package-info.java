/** Measures claim, cast and read paths through the gateway beside what they cannot cost less than. */
@NullMarked
package org.minkao.local.bench;

import org.jspecify.annotations.NullMarked;
