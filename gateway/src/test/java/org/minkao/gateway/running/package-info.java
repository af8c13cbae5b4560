/** The running gateway between an echoing service and a realm of our own. */
@NullMarked
package org.minkao.gateway.running;

import org.jspecify.annotations.NullMarked;
