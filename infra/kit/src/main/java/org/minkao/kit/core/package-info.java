/** What features may use: refusals, ids, actors, stores, checks and sealed boxes, in plain Java. */
@NullMarked
package org.minkao.kit.core;

import org.jspecify.annotations.NullMarked;
