/** The register of what this service refuses. */
@NullMarked
package org.minkao.survey.reason;

import org.jspecify.annotations.NullMarked;
