/** MongoDB: the features' ports made real. */
@NullMarked
package org.minkao.evaluation.store;

import org.jspecify.annotations.NullMarked;
