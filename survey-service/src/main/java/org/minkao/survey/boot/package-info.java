/** Wiring, typed settings, security. */
@NullMarked
package org.minkao.survey.boot;

import org.jspecify.annotations.NullMarked;
