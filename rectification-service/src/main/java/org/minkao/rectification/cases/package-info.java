/** Rectification cases from opening to closure. */
@NullMarked
package org.minkao.rectification.cases;

import org.jspecify.annotations.NullMarked;
