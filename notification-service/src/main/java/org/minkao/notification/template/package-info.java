/** Versioned texts of messages, Chinese first. */
@NullMarked
package org.minkao.notification.template;

import org.jspecify.annotations.NullMarked;
