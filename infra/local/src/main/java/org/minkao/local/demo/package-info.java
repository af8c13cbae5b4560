/** Plays a whole campaign through the gateway, as the people of each role. */
@NullMarked
package org.minkao.local.demo;

import org.jspecify.annotations.NullMarked;
