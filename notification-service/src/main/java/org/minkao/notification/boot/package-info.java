/** Wiring and settings. */
@NullMarked
package org.minkao.notification.boot;

import org.jspecify.annotations.NullMarked;
