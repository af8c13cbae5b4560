package org.minkao.notification.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.notification.audit.AuditCheck;
import org.minkao.notification.audit.AuditLine;
import org.minkao.notification.audit.ReadAudit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who did what when and why, and whether the record still is what was written. */
@RestController
@RequestMapping("/api/notification/v1/audit")
final class AuditController {
    private final ReadAudit audit;

    AuditController(ReadAudit audit) {
        this.audit = audit;
    }

    /** One command of some room. */
    record AuditView(
            String id,
            String topic,
            String chain,
            long index,
            String who,
            String action,
            String subject,
            @Nullable String reason,
            Instant at,
            String hash) {}

    record AuditPage(List<AuditView> items) {}

    record BreakView(
            String kind, String chain, long index, @Nullable String id) {}

    record CheckView(boolean ok, long entries, @Nullable BreakView first) {}

    @GetMapping
    AuditPage list(
            Actor actor,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(defaultValue = "100") int limit) {
        return new AuditPage(audit.newest(actor, Optional.ofNullable(topic), limit).stream()
                .map(AuditController::view)
                .toList());
    }

    @GetMapping("/check")
    CheckView check(Actor actor) {
        AuditCheck found = audit.check(actor);
        return new CheckView(
                found.ok(),
                found.entries(),
                found.first()
                        .map(b -> new BreakView(b.kind().name(), b.chain(), b.index(), b.id()))
                        .orElse(null));
    }

    private static AuditView view(AuditLine line) {
        return new AuditView(
                line.id(),
                line.topic(),
                line.chain(),
                line.index(),
                line.who(),
                line.action(),
                line.subject(),
                line.reason(),
                line.at(),
                line.hash());
    }
}
