package org.minkao.rectification.deputylog;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.IdSource;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;
import org.minkao.rectification.people.CampaignId;
import org.minkao.rectification.people.Campaigns;
import org.minkao.rectification.people.FrozenCampaign;
import org.minkao.rectification.people.Scope;
import org.minkao.rectification.reason.RectificationReason;

/** Keeps the deputy's log: who is responsible for a section records training and visits. */
public final class KeepDeputyLog {
    private static final int SUBJECT = 200;
    private static final int NOTES = 2000;
    private static final int MOST_PEOPLE = 10_000;

    private final LogEntries entries;
    private final Campaigns campaigns;
    private final IdSource ids;
    private final Clock clock;

    /** The clock tells the day in the county's own zone. */
    public KeepDeputyLog(LogEntries entries, Campaigns campaigns, IdSource ids, Clock clock) {
        this.entries = entries;
        this.campaigns = campaigns;
        this.ids = ids;
        this.clock = clock;
    }

    /** An entry as it was typed. */
    public record Note(
            @Nullable String kind,
            @Nullable String appraisee,
            @Nullable String heldOn,
            @Nullable String subject,
            @Nullable Integer attendance,
            @Nullable String notes) {}

    public Versioned<LogEntry> record(CampaignId campaignId, Actor actor, Note typed) {
        actor.require("deputy");
        FrozenCampaign campaign = campaigns.require(campaignId);
        String appraisee = Check.text("appraisee", typed.appraisee(), 1, 32);
        if (!campaign.assigns(actor.id(), "deputy", appraisee)) {
            throw new Refusal(
                    RectificationReason.OUT_OF_SCOPE,
                    "%s is not the deputy of %s (expected: the deputy named in the plan)"
                            .formatted(actor.id(), appraisee),
                    "appraisee");
        }
        LocalDate today = LocalDate.now(clock);
        LogEntry entry = new LogEntry(
                new EntryId(ids.next()),
                campaignId,
                actor.id(),
                Check.oneOf("kind", typed.kind(), EntryKind.class),
                appraisee,
                notLater(Check.date("heldOn", typed.heldOn()), today),
                Check.text("subject", typed.subject(), 1, SUBJECT),
                typed.attendance() == null ? null : Check.range("attendance", typed.attendance(), 0, MOST_PEOPLE),
                Check.lines("notes", typed.notes(), 1, NOTES),
                today);
        return entries.insert(
                entry.id().value(),
                entry,
                List.of(),
                new AuditEntry(actor.id(), "RecordDeputyLog", "deputy_log/" + entry.id(), null));
    }

    public List<Versioned<LogEntry>> ofCampaign(CampaignId id, Actor actor) {
        FrozenCampaign campaign = campaigns.require(id);
        Scope scope = Scope.of(actor, campaign).orRefuse(actor, campaign);
        return entries.ofCampaign(id).stream()
                .filter(e -> scope.sees(e.state().appraisee()))
                .toList();
    }

    private static LocalDate notLater(LocalDate heldOn, LocalDate today) {
        if (heldOn.isAfter(today)) {
            throw Check.invalid("heldOn", heldOn.toString(), "not after today " + today);
        }
        return heldOn;
    }
}
