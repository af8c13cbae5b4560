/** Confidential reports that an evaluation is being interfered with. */
@NullMarked
package org.minkao.survey.interference;

import org.jspecify.annotations.NullMarked;
