/** What people said by any channel, and what became of it. */
@NullMarked
package org.minkao.survey.opinion;

import org.jspecify.annotations.NullMarked;
