/** Tests of the room's store. */
@NullMarked
package org.minkao.survey.store;

import org.jspecify.annotations.NullMarked;
