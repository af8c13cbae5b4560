/** Turns the lines of a notice into the draft of a plan: every field with the words it came from, nothing invented. */
@NullMarked
package org.minkao.evaluation.notice;

import org.jspecify.annotations.NullMarked;
