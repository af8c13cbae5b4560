package org.minkao.evaluation.draft;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.Refusal;

/**
 * A plan in the making, whatever is still missing in it.
 *
 * @param draft JSON in the plan's shape, every field optional
 * @param origin JSON: the draft as it was imported, its warnings and where each field came from
 * @param noticeHash SHA-256 of the file that was imported, hex
 * @param campaign what is or was being made of it
 */
public record PlanDraft(
        String id,
        PlanDraftStatus status,
        String draft,
        String origin,
        String noticeHash,
        String openedBy,
        Instant openedAt,
        String changedBy,
        Instant changedAt,
        @Nullable CampaignId campaign) {

    static PlanDraft opened(String id, String draft, String origin, String noticeHash, String who, Instant now) {
        return new PlanDraft(id, PlanDraftStatus.OPEN, draft, origin, noticeHash, who, now, who, now, null);
    }

    PlanDraft changed(String text, String who, Instant now) {
        requireOpen();
        return new PlanDraft(id, PlanDraftStatus.OPEN, text, origin, noticeHash, openedBy, openedAt, who, now, null);
    }

    PlanDraft discarded(String who, Instant now) {
        requireOpen();
        return new PlanDraft(
                id, PlanDraftStatus.DISCARDED, draft, origin, noticeHash, openedBy, openedAt, who, now, campaign);
    }

    /** Who changed it last stays its author. */
    PlanDraft used(CampaignId by, Instant now) {
        requireOpen();
        return new PlanDraft(
                id, PlanDraftStatus.USED, draft, origin, noticeHash, openedBy, openedAt, changedBy, now, by);
    }

    private void requireOpen() {
        if (status != PlanDraftStatus.OPEN) {
            throw new Refusal(EvaluationReason.PLAN_DRAFT_SETTLED, "is %s (expected: OPEN)".formatted(status));
        }
    }
}
