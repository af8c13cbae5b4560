package org.minkao.rectification.finding;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.rectification.people.CampaignId;

/** A confirmed problem, whatever its source. */
public record Finding(
        FindingId id,
        CampaignId campaign,
        String appraisee,
        @Nullable String item,
        String text,
        @Nullable Severity severity,
        Source source,
        FindingStatus status,
        LocalDate raisedOn,
        @Nullable LowMark lowMark,
        @Nullable String measure,
        @Nullable Opening opening,
        @Nullable Dismissal dismissal) {

    /** The mark of an item that stayed below the plan's threshold. */
    public record LowMark(BigDecimal mark, BigDecimal threshold, int ratings) {}

    /** Who decided that it becomes a case, when, and under which title. */
    public record Opening(String by, LocalDate on, String title) {}

    /** Who dismissed it, when and why. */
    public record Dismissal(String by, LocalDate on, String reason) {}

    /** A finding after a step, and the fact of that step. */
    public record Change(Finding after, FindingEvent event) {}

    static Finding raised(
            FindingId id,
            CampaignId campaign,
            String appraisee,
            @Nullable String item,
            String text,
            @Nullable Severity severity,
            Source source,
            LocalDate raisedOn,
            @Nullable LowMark lowMark) {
        return new Finding(
                id,
                campaign,
                appraisee,
                item,
                text,
                severity,
                source,
                FindingStatus.RAISED,
                raisedOn,
                lowMark,
                null,
                null,
                null);
    }

    public Change rectifyAtOnce(@Nullable String done) {
        return change(FindingStep.RECTIFY_AT_ONCE, done, opening, dismissal, new FindingEvent.RectifiedAtOnce(id));
    }

    public Change decideCase(Opening decision) {
        return change(
                FindingStep.DECIDE_CASE, measure, decision, dismissal, new FindingEvent.CaseDecided(id, decision.by()));
    }

    public Change caseWritten() {
        return change(FindingStep.CASE_WRITTEN, measure, opening, dismissal, new FindingEvent.CaseWritten(id));
    }

    public Change dismiss(Dismissal why) {
        return change(
                FindingStep.DISMISS, measure, opening, why, new FindingEvent.Dismissed(id, why.by(), why.reason()));
    }

    private Change change(
            FindingStep step,
            @Nullable String done,
            @Nullable Opening decided,
            @Nullable Dismissal dismissed,
            FindingEvent event) {
        if (!step.from().contains(status)) {
            throw new Refusal(
                    KitReason.STEP_NOT_ALLOWED,
                    "finding %s is %s (expected for %s: %s)".formatted(id, status, step, step.from()));
        }
        Finding after = new Finding(
                id, campaign, appraisee, item, text, severity, source, step.to(), raisedOn, lowMark, done, decided,
                dismissed);
        return new Change(after, event);
    }
}
