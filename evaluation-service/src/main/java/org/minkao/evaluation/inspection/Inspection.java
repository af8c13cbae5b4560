package org.minkao.evaluation.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Act;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

/**
 * A self-inspection of a section or an on-site evaluation by the county's inspectors.
 *
 * @param sheets what each inspector of an on-site evaluation filled in by himself; none in a self-inspection
 * @param sheet what counts: the section's own sheet, or the inspectors' sheets {@linkplain MergedSheet merged}
 * @param hands who answered an item of a self-inspection
 * @param evidence the files that were handed in
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
        @Nullable Verdict verdict,
        @Nullable List<String> hands,
        @Nullable List<Evidence> evidence) {
    /** One pair of eyes is not an evaluation. */
    static final int LEAST_INSPECTORS = 2;

    static final int MOST_FILES = 200;

    public Inspection {
        inspectors = List.copyOf(inspectors);
        sheets = sheets == null ? List.of() : List.copyOf(sheets);
        hands = hands == null ? List.of() : List.copyOf(hands);
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
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
                null,
                List.of(),
                List.of());
        return new Change(planned, List.of(new InspectionEvent.Planned(planned)));
    }

    Change start() {
        return quiet(with(InspectionStep.START.from(id, status), ownSheets(), sheet, null, verdict));
    }

    /** On site everybody fills a sheet of his own, whole and as often as he likes: it may come from a tablet later. */
    Change fill(Plan plan, Act act, List<Sheet.Entry> entries) {
        InspectionStatus next = InspectionStep.FILL.from(id, status);
        Sheet filled = Sheet.checked(kind, plan, entries);
        for (int i = 0; i < entries.size(); i++) {
            requireHandedIn("entries[%d].evidence".formatted(i), entries.get(i));
        }
        String person = act.who().id();
        if (kind == Kind.SELF) {
            return quiet(filledBy(person, next, filled));
        }
        List<OwnSheet> all = new ArrayList<>();
        ownSheets().stream().filter(own -> !own.inspector().equals(person)).forEach(all::add);
        all.add(new OwnSheet(person, filled));
        all.sort(Comparator.comparingInt(own -> inspectors.indexOf(own.inspector())));
        return quiet(
                with(next, all, MergedSheet.of(all.stream().map(OwnSheet::sheet).toList()), submission, verdict));
    }

    /** A section answers item by item, over days and by several people. */
    Change answer(Plan plan, Act act, Sheet.Entry answer) {
        if (kind != Kind.SELF) {
            throw new Refusal(
                    KitReason.STEP_NOT_ALLOWED,
                    "%s is %s (expected: SELF; on site each inspector sends his whole sheet)".formatted(id, kind));
        }
        InspectionStatus next = InspectionStep.FILL.from(id, status);
        Sheet filled = Sheet.with(sheet, kind, plan, answer);
        requireHandedIn("evidence", answer);
        return quiet(filledBy(act.who().id(), next, filled));
    }

    /** Asked before the bytes are kept, which nobody would ever name otherwise. */
    void requireRoomForFiles() {
        if (files().size() >= MOST_FILES) {
            throw new Refusal(
                    EvaluationReason.TOO_MANY,
                    "%s has %d files (expected: at most %d)".formatted(id, files().size(), MOST_FILES));
        }
    }

    /** The same bytes once more are the same evidence; the first to hand them in stays named. */
    Change addEvidence(Evidence file) {
        InspectionStatus next = InspectionStep.ADD_EVIDENCE.from(id, status);
        if (has(file.sha256())) {
            return quiet(this);
        }
        requireRoomForFiles();
        List<Evidence> all = new ArrayList<>(files());
        all.add(file);
        return quiet(new Inspection(
                id,
                campaign,
                kind,
                appraisee,
                plannedOn,
                inspectors,
                next,
                sheets,
                sheet,
                submission,
                verdict,
                hands,
                all));
    }

    /** The sheet is checked again: a submission without every mark would be worth nothing. */
    Change submit(Plan plan, Act act, String summary, Instant now) {
        InspectionStatus next = InspectionStep.SUBMIT.from(id, status);
        requireEnoughEyes();
        Sheet complete =
                Sheet.whole(kind, plan, sheet == null ? List.of() : sheet.entries(), Math.max(1, inspectors.size()));
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

    /** Whoever filled a sheet or an answer, handed it in, or gave the verdict. */
    public Set<String> people() {
        Set<String> people = new TreeSet<>(inspectors);
        ownSheets().forEach(own -> people.add(own.inspector()));
        if (submission != null) {
            people.add(submission.by());
        }
        if (verdict != null) {
            people.add(verdict.by());
        }
        return people;
    }

    public boolean isConfirmed() {
        return status == InspectionStatus.CONFIRMED;
    }

    /** What each inspector filled in, in the order in which the plan of the inspection names them. */
    public List<OwnSheet> ownSheets() {
        return sheets == null ? List.of() : sheets;
    }

    /** The files that were handed in, in that order. */
    public List<Evidence> files() {
        return evidence == null ? List.of() : evidence;
    }

    /** The file with these bytes, or a refusal. */
    Evidence file(String sha256) {
        return files().stream()
                .filter(file -> file.sha256().equals(sha256))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        EvaluationReason.EVIDENCE_NOT_FOUND,
                        "%s has no file with this SHA-256 (expected: one that was handed in for it)".formatted(id)));
    }

    private boolean has(String sha256) {
        return files().stream().anyMatch(file -> file.sha256().equals(sha256));
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
        filledIn().forEach(person -> act.otherThan(person, "an answer of it"));
    }

    private List<String> filledIn() {
        return hands == null ? List.of() : hands;
    }

    private void requireHandedIn(String path, Sheet.Entry entry) {
        List<String> named = entry.files();
        for (int i = 0; i < named.size(); i++) {
            if (!has(named.get(i))) {
                String field = "%s[%d]".formatted(path, i);
                throw new Refusal(
                        EvaluationReason.EVIDENCE_UNKNOWN,
                        "%s is %s (expected: the SHA-256 of a file handed in for %s)"
                                .formatted(field, named.get(i), id),
                        field);
            }
        }
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
                id,
                campaign,
                kind,
                appraisee,
                plannedOn,
                inspectors,
                next,
                own,
                marked,
                handedIn,
                judged,
                hands,
                evidence);
    }

    private Inspection filledBy(String person, InspectionStatus next, Sheet filled) {
        List<String> all = new ArrayList<>(filledIn());
        if (!all.contains(person)) {
            all.add(person);
        }
        return new Inspection(
                id,
                campaign,
                kind,
                appraisee,
                plannedOn,
                inspectors,
                next,
                sheets,
                filled,
                submission,
                verdict,
                all,
                evidence);
    }

    private static Change quiet(Inspection after) {
        return new Change(after, List.of());
    }
}
