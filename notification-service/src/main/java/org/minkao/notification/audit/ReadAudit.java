package org.minkao.notification.audit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Check;

/** Those who oversee read the record and have it recomputed. */
public final class ReadAudit {
    private static final int PAGE = 1000;

    private final AuditLog log;
    private final Set<String> topics;

    public ReadAudit(AuditLog log, Set<String> topics) {
        this.log = log;
        this.topics = new TreeSet<>(topics);
    }

    public List<AuditLine> newest(Actor actor, Optional<String> topic, int limit) {
        require(actor);
        topic.filter(given -> !topics.contains(given)).ifPresent(given -> {
            throw Check.invalid("topic", given, "one of " + String.join(", ", topics));
        });
        return log.newest(topic, Check.range("limit", limit, 1, PAGE));
    }

    public AuditCheck check(Actor actor) {
        require(actor);
        return log.check();
    }

    private static void require(Actor actor) {
        actor.require("auditor", "discipline", "county", "ops");
    }
}
