/** Working days with the public holidays and make-up days of the State Council's notices. */
@NullMarked
package org.minkao.evaluation.workday;

import org.jspecify.annotations.NullMarked;
