/** Which path is whose door, from which address a request comes, and what every answer carries. */
@NullMarked
package org.minkao.gateway.door;

import org.jspecify.annotations.NullMarked;
