/** The door to MongoDB: aggregates with their outbox inside, projections, blobs and the audit chain. */
@NullMarked
package org.minkao.kit.mongo;

import org.jspecify.annotations.NullMarked;
