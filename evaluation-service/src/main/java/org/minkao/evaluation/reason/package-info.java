/** The register of this service's refusals. */
@NullMarked
package org.minkao.evaluation.reason;

import org.jspecify.annotations.NullMarked;
