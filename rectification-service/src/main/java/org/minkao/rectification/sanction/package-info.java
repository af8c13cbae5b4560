/** Sanctions after hearing the person. */
@NullMarked
package org.minkao.rectification.sanction;

import org.jspecify.annotations.NullMarked;
