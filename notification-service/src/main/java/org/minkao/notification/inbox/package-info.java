/** What each person finds in the inbox. */
@NullMarked
package org.minkao.notification.inbox;

import org.jspecify.annotations.NullMarked;
