/** MongoDB. */
@NullMarked
package org.minkao.notification.store;

import org.jspecify.annotations.NullMarked;
