/** Sends mail by SMTP. */
@NullMarked
package org.minkao.notification.mail;

import org.jspecify.annotations.NullMarked;
