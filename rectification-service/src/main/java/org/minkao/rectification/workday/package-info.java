/** Working days with the public holidays and make-up days of the State Council's notices. */
@NullMarked
package org.minkao.rectification.workday;

import org.jspecify.annotations.NullMarked;
