package org.minkao.kit.mongo;

import java.time.Instant;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.OutgoingEvent;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns audit entries into events of a service's audit topic. */
record AuditTrail(String topic) {
    private static final JsonMapper JSON = JsonMapper.shared();

    AuditTrail {
        if (!topic.endsWith(".audit")) {
            throw new IllegalArgumentException("audit topic is %s (expected: <service prefix>.audit)".formatted(topic));
        }
    }

    OutgoingEvent event(String key, AuditEntry entry, Instant at) {
        ObjectNode data = JSON.createObjectNode()
                .put("who", entry.who())
                .put("action", entry.action())
                .put("subject", entry.subject());
        if (entry.reason() != null) {
            data.put("reason", entry.reason());
        }
        data.put("at", at.toString());
        String prefix = topic.substring(0, topic.length() - ".audit".length());
        return new OutgoingEvent(
                topic, key, prefix + ".command-recorded.v1", entry.subject(), JSON.writeValueAsBytes(data));
    }
}
