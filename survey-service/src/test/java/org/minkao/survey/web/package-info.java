/** Tests of the room's web. */
@NullMarked
package org.minkao.survey.web;

import org.jspecify.annotations.NullMarked;
