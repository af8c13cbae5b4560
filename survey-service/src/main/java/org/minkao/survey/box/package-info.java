/** The anonymous side of the ballot: casting, spending tokens, opening after close. */
@NullMarked
package org.minkao.survey.box;

import org.jspecify.annotations.NullMarked;
