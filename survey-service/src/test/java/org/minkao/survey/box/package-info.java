/** Tests of the room's box. */
@NullMarked
package org.minkao.survey.box;

import org.jspecify.annotations.NullMarked;
