/** Tests of the reports of interference. */
@NullMarked
package org.minkao.survey.interference;

import org.jspecify.annotations.NullMarked;
