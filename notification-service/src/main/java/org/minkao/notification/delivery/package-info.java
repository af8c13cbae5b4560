/** The record of every mail: what was sent, what failed, what was left out and why. */
@NullMarked
package org.minkao.notification.delivery;

import org.jspecify.annotations.NullMarked;
