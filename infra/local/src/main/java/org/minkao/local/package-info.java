/** Starts, watches and stops the whole platform on one machine. */
@NullMarked
package org.minkao.local;

import org.jspecify.annotations.NullMarked;
