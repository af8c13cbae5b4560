package org.minkao.evaluation.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Act;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Plan;

/** A self-inspection of a section or an on-site evaluation by the county's inspectors. */
public record Inspection(
        InspectionId id,
        CampaignId campaign,
        Kind kind,
        String appraisee,
        LocalDate plannedOn,
        List<String> inspectors,
        InspectionStatus status,
        @Nullable Sheet sheet,
        @Nullable Submission submission,
        @Nullable Verdict verdict) {

    public Inspection {
        inspectors = List.copyOf(inspectors);
    }

    /** Who inspects: the section itself, or the county. */
    public enum Kind {
        SELF,
        ON_SITE
    }

    /** Who handed the sheet in, and what he sums up. */
    public record Submission(String by, Instant at, String summary) {}

    /** Who confirmed or returned the sheet, and why. */
    public record Verdict(String by, Instant at, String reason) {}

    /** An inspection after a step, and what others must learn of it. */
    public record Change(Inspection after, List<InspectionEvent> events) {
        public Change {
            events = List.copyOf(events);
        }
    }

    static Change plan(CampaignId campaign, Kind kind, String appraisee, LocalDate plannedOn, List<String> inspectors) {
        Inspection planned = new Inspection(
                InspectionId.of(campaign, kind, appraisee),
                campaign,
                kind,
                appraisee,
                plannedOn,
                inspectors,
                InspectionStatus.PLANNED,
                null,
                null,
                null);
        return new Change(planned, List.of(new InspectionEvent.Planned(planned)));
    }

    Change start() {
        return quiet(after(InspectionStep.START, sheet, null, verdict));
    }

    Change fill(Plan plan, List<Sheet.Entry> entries) {
        InspectionStatus next = InspectionStep.FILL.from(id, status);
        return quiet(with(next, Sheet.checked(plan, entries), submission, verdict));
    }

    /** The sheet is checked again: a submission without every mark would be worth nothing. */
    Change submit(Plan plan, Act act, String summary, Instant now) {
        InspectionStatus next = InspectionStep.SUBMIT.from(id, status);
        Sheet complete = Sheet.checked(plan, sheet == null ? List.of() : sheet.entries());
        return quiet(with(next, complete, new Submission(act.who().id(), now, summary), null));
    }

    Change returnIt(Act act, Instant now) {
        InspectionStatus next = InspectionStep.RETURN.from(id, status);
        requireOther(act);
        return quiet(with(next, sheet, submission, new Verdict(act.who().id(), now, act.why())));
    }

    Change confirm(Act act, Instant now) {
        InspectionStatus next = InspectionStep.CONFIRM.from(id, status);
        requireOther(act);
        Inspection confirmed =
                with(next, sheet, submission, new Verdict(act.who().id(), now, act.why()));
        return new Change(
                confirmed, List.of(new InspectionEvent.Confirmed(confirmed, LocalDate.ofInstant(now, Plan.ZONE))));
    }

    public boolean isConfirmed() {
        return status == InspectionStatus.CONFIRMED;
    }

    public List<Sheet.Entry> entries() {
        return sheet == null ? List.of() : sheet.entries();
    }

    /** The two people behind a confirmed sheet. */
    public List<String> approvedBy() {
        return submission == null || verdict == null ? List.of() : List.of(submission.by(), verdict.by());
    }

    private void requireOther(Act act) {
        if (submission != null) {
            act.otherThan(submission.by(), "the submission");
        }
    }

    private Inspection after(
            InspectionStep step, @Nullable Sheet marked, @Nullable Submission handedIn, @Nullable Verdict judged) {
        return with(step.from(id, status), marked, handedIn, judged);
    }

    private Inspection with(
            InspectionStatus next, @Nullable Sheet marked, @Nullable Submission handedIn, @Nullable Verdict judged) {
        return new Inspection(id, campaign, kind, appraisee, plannedOn, inspectors, next, marked, handedIn, judged);
    }

    private static Change quiet(Inspection after) {
        return new Change(after, List.of());
    }
}
