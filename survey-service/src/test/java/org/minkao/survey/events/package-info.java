/** Tests of the room's events. */
@NullMarked
package org.minkao.survey.events;

import org.jspecify.annotations.NullMarked;
