package org.minkao.rectification.deputylog;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.minkao.rectification.people.CampaignId;

/** One training or visit of the deputy who is responsible for the section. */
public record LogEntry(
        EntryId id,
        CampaignId campaign,
        String deputy,
        EntryKind kind,
        String appraisee,
        LocalDate heldOn,
        String subject,
        @Nullable Integer attendance,
        String notes,
        LocalDate recordedOn) {}
