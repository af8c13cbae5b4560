package org.minkao.notification.events;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.minkao.kit.core.EventHandler;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.notification.audit.AuditLog;
import tools.jackson.databind.json.JsonMapper;

/** Chains the commands of the other rooms. */
public final class AuditListener {
    private static final Set<String> ROOMS = Set.of("evaluation", "survey", "rectification");

    /** Where the rooms record their commands; this one has none that anybody else must answer for. */
    public static final Set<String> TOPICS =
            ROOMS.stream().map("minkao.%s.audit"::formatted).collect(Collectors.toUnmodifiableSet());

    private final EventReader reader;
    private final AuditLog log;

    public AuditListener(JsonMapper json, AuditLog log) {
        this.reader = new EventReader(json);
        this.log = log;
    }

    public Map<String, EventHandler> handlers() {
        return ROOMS.stream()
                .collect(Collectors.toUnmodifiableMap(
                        "minkao.%s.command-recorded.v1"::formatted, room -> this::recorded));
    }

    /** What cannot be read is not chained but parked, so that the chain's every entry can be shown. */
    private void recorded(IncomingEvent event) {
        reader.read(event, Wire.CommandRecorded.class);
        log.append(event);
    }
}
