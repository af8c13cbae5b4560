/** Every command of every room, chained by hash, so that a later change of the record is found. */
@NullMarked
package org.minkao.notification.audit;

import org.jspecify.annotations.NullMarked;
