package org.minkao.rectification.sanction;

import java.time.LocalDate;
import org.minkao.rectification.cases.CaseId;
import org.minkao.rectification.people.CampaignId;

/** What happened to a sanction; only a decision leaves this room. */
public sealed interface SanctionEvent {
    /** The person was heard. */
    record Heard(SanctionId id) implements SanctionEvent {}

    /** It was withdrawn. */
    record Withdrawn(SanctionId id) implements SanctionEvent {}

    /** It was decided. */
    record Decided(
            SanctionId id,
            CampaignId campaign,
            CaseId caseId,
            String appraisee,
            String person,
            Level level,
            LocalDate decidedOn)
            implements SanctionEvent {}
}
