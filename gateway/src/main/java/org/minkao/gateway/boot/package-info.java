/** Starts the gateway and puts its parts together. */
@NullMarked
package org.minkao.gateway.boot;

import org.jspecify.annotations.NullMarked;
