/** HTTP in. */
@NullMarked
package org.minkao.notification.web;

import org.jspecify.annotations.NullMarked;
