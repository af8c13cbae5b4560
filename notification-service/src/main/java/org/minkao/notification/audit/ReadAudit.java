package org.minkao.notification.audit;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.notification.people.People;

/** Those who oversee read the record of their campaigns and have the whole of it recomputed. */
public final class ReadAudit {
    private static final int PAGE = 1000;

    private final AuditLog log;
    private final People people;
    private final Set<String> topics;

    public ReadAudit(AuditLog log, People people, Set<String> topics) {
        this.log = log;
        this.people = people;
        this.topics = new TreeSet<>(topics);
    }

    public List<AuditLine> newest(Actor actor, Optional<String> topic, int limit) {
        require(actor);
        Sight sight = sight(actor);
        topic.filter(given -> !topics.contains(given)).ifPresent(given -> {
            throw Check.invalid("topic", given, "one of " + String.join(", ", topics));
        });
        return log.newest(topic, sight, Check.range("limit", limit, 1, PAGE));
    }

    /** Open to the role alone: the answer counts entries and shows none. */
    public AuditCheck check(Actor actor) {
        require(actor);
        return log.check();
    }

    private static void require(Actor actor) {
        actor.require("auditor", "discipline", "county", "ops");
    }

    private Sight sight(Actor actor) {
        if (actor.has("county") || actor.has("ops")) {
            return new Sight.Everything();
        }
        Set<String> audited = campaigns(actor, "auditor");
        Set<String> campaigns = new HashSet<>(campaigns(actor, "discipline"));
        campaigns.addAll(audited);
        if (campaigns.isEmpty()) {
            throw new Refusal(
                    KitReason.NOT_ALLOWED,
                    "%s is assigned to no campaign (expected: auditor or discipline in a plan)".formatted(actor.id()));
        }
        return new Sight.Part(campaigns, !audited.isEmpty());
    }

    private Set<String> campaigns(Actor actor, String role) {
        return actor.has(role) ? people.campaignsOf(actor.id(), role) : Set.of();
    }
}
