package org.minkao.rectification.finding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.Versioned;

/** Dismisses a finding that is none, with a reason. */
public final class DismissFinding {
    private static final int REASON = 500;

    private final Findings findings;
    private final Clock clock;

    /** The clock tells the day in the county's own zone. */
    public DismissFinding(Findings findings, Clock clock) {
        this.findings = findings;
        this.clock = clock;
    }

    public Versioned<Finding> dismiss(FindingId id, Actor actor, @Nullable String reason) {
        actor.require("county");
        String why = Check.text("reason", reason, 1, REASON);
        Versioned<Finding> before = findings.require(id);
        Finding.Change change = before.state().dismiss(new Finding.Dismissal(actor.id(), LocalDate.now(clock), why));
        return findings.save(
                id.value(),
                before,
                change.after(),
                List.of(),
                new AuditEntry(actor.id(), "DismissFinding", "findings/" + id, why));
    }
}
