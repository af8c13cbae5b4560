/** The score of a campaign: computed, confirmed by another person, published by two. */
@NullMarked
package org.minkao.evaluation.result;

import org.jspecify.annotations.NullMarked;
