/** What is to be told to whom because of an event. */
@NullMarked
package org.minkao.notification.announcement;

import org.jspecify.annotations.NullMarked;
