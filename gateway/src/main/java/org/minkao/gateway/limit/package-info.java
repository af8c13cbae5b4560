/** How much, how often and how long: bodies, addresses, breakers. */
@NullMarked
package org.minkao.gateway.limit;

import org.jspecify.annotations.NullMarked;
