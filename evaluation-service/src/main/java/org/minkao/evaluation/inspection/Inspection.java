package org.minkao.evaluation.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Act;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.Refusal;

/**
 * A self-inspection of a section or an on-site evaluation by the county's inspectors.
 *
 * @param sheets what each inspector of an on-site evaluation filled in by himself; none in a self-inspection
 * @param sheet what counts: the section's own sheet, or the inspectors' sheets {@linkplain MergedSheet merged}
 */
public record Inspection(
        InspectionId id,
        CampaignId campaign,
        Kind kind,
        String appraisee,
        LocalDate plannedOn,
        List<String> inspectors,
        InspectionStatus status,
        @Nullable List<OwnSheet> sheets,
        @Nullable Sheet sheet,
        @Nullable Submission submission,
        @Nullable Verdict verdict) {
    /** One pair of eyes is not an evaluation. */
    static final int LEAST_INSPECTORS = 2;

    public Inspection {
        inspectors = List.copyOf(inspectors);
        sheets = sheets == null ? List.of() : List.copyOf(sheets);
    }

    /** Who inspects: the section itself, or the county. */
    public enum Kind {
        SELF,
        ON_SITE
    }

    /** The sheet of one inspector. */
    public record OwnSheet(String inspector, Sheet sheet) {}

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
                List.of(),
                null,
                null,
                null);
        return new Change(planned, List.of(new InspectionEvent.Planned(planned)));
    }

    Change start() {
        return quiet(with(InspectionStep.START.from(id, status), ownSheets(), sheet, null, verdict));
    }

    /** On site everybody fills a sheet of his own, whole and as often as he likes: it may come from a tablet later. */
    Change fill(Plan plan, Act act, List<Sheet.Entry> entries) {
        InspectionStatus next = InspectionStep.FILL.from(id, status);
        Sheet filled = Sheet.checked(plan, entries);
        if (kind == Kind.SELF) {
            return quiet(with(next, ownSheets(), filled, submission, verdict));
        }
        String inspector = act.who().id();
        List<OwnSheet> all = new ArrayList<>();
        ownSheets().stream().filter(own -> !own.inspector().equals(inspector)).forEach(all::add);
        all.add(new OwnSheet(inspector, filled));
        all.sort(Comparator.comparingInt(own -> inspectors.indexOf(own.inspector())));
        return quiet(
                with(next, all, MergedSheet.of(all.stream().map(OwnSheet::sheet).toList()), submission, verdict));
    }

    /** The sheet is checked again: a submission without every mark would be worth nothing. */
    Change submit(Plan plan, Act act, String summary, Instant now) {
        InspectionStatus next = InspectionStep.SUBMIT.from(id, status);
        requireEnoughEyes();
        Sheet complete = Sheet.checked(plan, sheet == null ? List.of() : sheet.entries());
        return quiet(with(next, ownSheets(), complete, new Submission(act.who().id(), now, summary), null));
    }

    Change returnIt(Act act, Instant now) {
        InspectionStatus next = InspectionStep.RETURN.from(id, status);
        requireOther(act);
        return quiet(
                with(next, ownSheets(), sheet, submission, new Verdict(act.who().id(), now, act.why())));
    }

    Change confirm(Act act, Instant now) {
        InspectionStatus next = InspectionStep.CONFIRM.from(id, status);
        requireOther(act);
        Inspection confirmed =
                with(next, ownSheets(), sheet, submission, new Verdict(act.who().id(), now, act.why()));
        return new Change(
                confirmed, List.of(new InspectionEvent.Confirmed(confirmed, LocalDate.ofInstant(now, Plan.ZONE))));
    }

    public boolean isConfirmed() {
        return status == InspectionStatus.CONFIRMED;
    }

    /** What each inspector filled in, in the order in which the plan of the inspection names them. */
    public List<OwnSheet> ownSheets() {
        return sheets == null ? List.of() : sheets;
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
        ownSheets().forEach(own -> act.otherThan(own.inspector(), "a sheet of it"));
    }

    private void requireEnoughEyes() {
        if (kind == Kind.ON_SITE && ownSheets().size() < LEAST_INSPECTORS) {
            throw new Refusal(
                    EvaluationReason.SHEETS_MISSING,
                    "%d of %s have filled their sheet (expected: at least %d)"
                            .formatted(ownSheets().size(), inspectors, LEAST_INSPECTORS));
        }
    }

    private Inspection with(
            InspectionStatus next,
            List<OwnSheet> own,
            @Nullable Sheet marked,
            @Nullable Submission handedIn,
            @Nullable Verdict judged) {
        return new Inspection(
                id, campaign, kind, appraisee, plannedOn, inspectors, next, own, marked, handedIn, judged);
    }

    private static Change quiet(Inspection after) {
        return new Change(after, List.of());
    }
}
