/** What leaves for a service and what comes back. */
@NullMarked
package org.minkao.gateway.forward;

import org.jspecify.annotations.NullMarked;
