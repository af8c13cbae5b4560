/** The door to Kafka: CloudEvents out, a checkpointed consumer in. */
@NullMarked
package org.minkao.kit.kafka;

import org.jspecify.annotations.NullMarked;
