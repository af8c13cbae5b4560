/** The deputy's log of training and visits. */
@NullMarked
package org.minkao.rectification.deputylog;

import org.jspecify.annotations.NullMarked;
