package org.minkao.notification.audit;

import java.util.List;
import java.util.Optional;
import org.minkao.kit.core.IncomingEvent;

/** The chained record of all commands. */
public interface AuditLog {
    /** Adds an entry behind the last one of its chain; one that is there already changes nothing. */
    void append(IncomingEvent event);

    List<AuditLine> newest(Optional<String> topic, Sight sight, int limit);

    /** Recomputes every hash from the first entry to the last. */
    AuditCheck check();
}
