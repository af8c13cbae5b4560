@NullMarked
package org.minkao.evaluation.draft;

import org.jspecify.annotations.NullMarked;
