/** The register of this room's refusals. */
@NullMarked
package org.minkao.rectification.reason;

import org.jspecify.annotations.NullMarked;
