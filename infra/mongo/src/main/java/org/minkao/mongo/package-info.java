/** A MongoDB-compatible server for trial and tests that answers a write only when it is on the disk. */
@NullMarked
package org.minkao.mongo;

import org.jspecify.annotations.NullMarked;
