/** A result on paper: the score passport of an appraisee, the plain result sheet for everybody, tables of marks. */
@NullMarked
package org.minkao.evaluation.sheet;

import org.jspecify.annotations.NullMarked;
