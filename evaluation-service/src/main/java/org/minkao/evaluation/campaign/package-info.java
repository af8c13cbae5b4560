/** One yearly evaluation: its plan, its review and freeze, its phases and its end. */
@NullMarked
package org.minkao.evaluation.campaign;

import org.jspecify.annotations.NullMarked;
