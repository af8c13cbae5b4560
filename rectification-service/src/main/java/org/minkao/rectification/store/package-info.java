/** MongoDB: the features' stores made real. */
@NullMarked
package org.minkao.rectification.store;

import org.jspecify.annotations.NullMarked;
