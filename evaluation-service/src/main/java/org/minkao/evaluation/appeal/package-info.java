/** Appeals against a published result: filed by the appraised, decided by two others. */
@NullMarked
package org.minkao.evaluation.appeal;

import org.jspecify.annotations.NullMarked;
