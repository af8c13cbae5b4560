package org.minkao.kit.kafka;

import java.util.Map;
import java.util.Set;
import org.minkao.kit.core.EventHandler;

/** What a feature listens to; the principal's name is put before the group if it is not there yet. */
public record ConsumerSpec(String group, Set<String> topics, Map<String, EventHandler> handlers) {

    public ConsumerSpec {
        topics = Set.copyOf(topics);
        handlers = Map.copyOf(handlers);
    }
}
