/** Tests of the room's opinion. */
@NullMarked
package org.minkao.survey.opinion;

import org.jspecify.annotations.NullMarked;
