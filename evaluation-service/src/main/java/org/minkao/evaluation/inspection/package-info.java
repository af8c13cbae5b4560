/** Self-inspections and on-site evaluations, one mark per item, confirmed by another person. */
@NullMarked
package org.minkao.evaluation.inspection;

import org.jspecify.annotations.NullMarked;
