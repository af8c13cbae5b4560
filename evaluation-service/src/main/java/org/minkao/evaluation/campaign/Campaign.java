package org.minkao.evaluation.campaign;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

/** One yearly run of the evaluation; its plan is fixed once it is frozen. */
public record Campaign(
        CampaignId id,
        CampaignStatus status,
        Plan plan,
        String draftedBy,
        String plannedBy,
        Preparation preparation,
        List<SealedRoll> rolls,
        @Nullable Hand review,
        @Nullable Freeze freeze,
        List<PhaseRun> phases,
        List<Decision> decisions,
        List<PlanVersion> versions,
        List<LateChange> lateChanges,
        List<TaskRecord> tasks) {

    private static final int MOST_DECISIONS = 100;
    private static final int MOST_LATE_CHANGES = 40;
    private static final int MOST_VERSIONS = 500;

    public Campaign {
        rolls = List.copyOf(rolls);
        phases = List.copyOf(phases);
        decisions = List.copyOf(decisions);
        versions = orEmpty(versions);
        lateChanges = orEmpty(lateChanges);
        tasks = orEmpty(tasks);
    }

    /** A campaign after a step, and what others must learn of it. */
    public record Change(Campaign after, List<CampaignEvent> events) {
        public Change {
            events = List.copyOf(events);
        }
    }

    static Change draft(CampaignId id, Plan plan, PlanVersion.Edit edit) {
        Campaign drafted = new Campaign(
                id,
                CampaignStatus.DRAFT,
                plan,
                edit.by(),
                edit.by(),
                Preparation.NONE,
                List.of(),
                null,
                null,
                Arrays.stream(Phase.values()).map(PhaseRun::ahead).toList(),
                List.of(),
                List.of(PlanVersion.first(edit)),
                List.of(),
                List.of());
        return new Change(drafted, drafted.tellDraft());
    }

    Change changePlan(Plan changed, PlanVersion.Edit edit) {
        Draft draft = take(Step.CHANGE_PLAN);
        draft.plan = changed;
        draft.plannedBy = edit.by();
        draft.addVersion(edit);
        // A roll of a class that is gone, or a posted duty of an appraisee that is gone, must not reach the freeze.
        draft.rolls.removeIf(roll -> !changed.styles().contains(roll.style()));
        List<String> sealed = draft.rolls.stream().map(SealedRoll::style).toList();
        if (!sealed.isEmpty() && !RosterFacts.of(plan, sealed).cover(RosterFacts.of(changed, sealed))) {
            throw new Refusal(
                    EvaluationReason.ROLL_MISMATCH,
                    "the plan would have sections, chiefs, deputies or staff that the sealed rolls of %s were not checked against, or fewer insiders (expected: those known at the seal, or a new campaign)"
                            .formatted(sealed),
                    "appraisees");
        }
        draft.preparation = preparation
                .withDuties(known(changed, preparation.duties()))
                .withCommitments(known(changed, preparation.commitments()));
        Campaign after = draft.done();
        return new Change(after, after.tellDraft());
    }

    Change record(Preparation prepared) {
        Draft draft = take(Step.RECORD_PREPARATION);
        draft.preparation = prepared;
        return new Change(draft.done(), List.of());
    }

    /** The roll of a style as eligibility sealed it; sealing again replaces it, the same again changes nothing. */
    Change sealRoll(SealedRoll sealed) {
        Draft draft = take(Step.SEAL_ROLL);
        if (!plan.styles().contains(sealed.style())) {
            throw new Refusal(
                    EvaluationReason.ROLL_MISMATCH,
                    "a roll of %s was sealed (expected: a voter class of the plan)".formatted(sealed.style()));
        }
        draft.rolls.removeIf(roll -> roll.style().equals(sealed.style()));
        draft.rolls.add(sealed);
        return new Change(draft.done(), List.of());
    }

    Change review(Act act, Hand reviewed) {
        Draft draft = take(Step.REVIEW);
        act.otherThan(plannedBy, "the last change of the plan");
        draft.review = reviewed;
        draft.markReviewed(reviewed);
        return new Change(draft.done(), List.of());
    }

    Change unreview() {
        Draft draft = take(Step.UNREVIEW);
        draft.review = null;
        return new Change(draft.done(), List.of());
    }

    /** Fixes the plan for good; what the manifest needs has been checked by {@link FreezeCampaign}. */
    Change freeze(Act act, Freeze frozen) {
        Draft draft = take(Step.FREEZE);
        if (review != null) {
            act.otherThan(review.person(), "the review");
        }
        draft.freeze = frozen;
        return new Change(draft.done(), List.of(new CampaignEvent.Frozen(id, plan, frozen)));
    }

    Change proposeLate(LateChange proposed) {
        Draft draft = take(Step.PROPOSE_LATE_CHANGE);
        if (lateChanges.size() >= MOST_LATE_CHANGES) {
            throw new Refusal(
                    EvaluationReason.TOO_MANY,
                    "campaign %s has %d late changes (expected: fewer)".formatted(id, lateChanges.size()));
        }
        draft.lateChanges.add(proposed);
        return new Change(draft.done(), List.of());
    }

    /** The plan as it was proposed takes the place of the one that the proposal was made for. */
    Change makeLate(String change, Act act, Hand hand, Plan changed) {
        Draft draft = take(Step.MAKE_LATE_CHANGE);
        LateChange proposed = open(change);
        act.otherThan(proposed.proposal().person(), "the proposal");
        if (!proposed.proposal().county() && !hand.county()) {
            throw new Refusal(
                    EvaluationReason.COUNTY_REQUIRED,
                    "late change %s was proposed and approved without the county office (expected: one of the two of it)"
                            .formatted(change));
        }
        if (proposed.base() != planVersion()) {
            throw new Refusal(
                    KitReason.CHANGED_MEANWHILE,
                    "late change %s is of version %d, the plan is at %d (expected: a proposal of the plan as it is)"
                            .formatted(change, proposed.base(), planVersion()));
        }
        draft.plan = changed;
        // A task that has become another one is told of and done anew.
        draft.tasks.removeIf(record -> !plan.tasks().stream()
                .filter(task -> task.id().equals(record.task()))
                .allMatch(changed.tasks()::contains));
        draft.addVersion(new PlanVersion.Edit(
                proposed.proposal().person(), hand.at(), proposed.proposal().reason(), proposed.text()));
        draft.answer(proposed.answered(LateChange.Status.MADE, hand));
        Campaign after = draft.done();
        List<CampaignEvent> events = new ArrayList<>();
        events.add(new CampaignEvent.PlanChanged(id, changed, proposed, whole(hand.at())));
        if (proposed.touchesContacts()) {
            events.add(new CampaignEvent.ContactsListed(id, changed));
        }
        return new Change(after, events);
    }

    Change declineLate(String change, Hand hand) {
        Draft draft = take(Step.DECLINE_LATE_CHANGE);
        draft.answer(open(change).answered(LateChange.Status.DECLINED, hand));
        return new Change(draft.done(), List.of());
    }

    Change propose(String decision, Decision.Kind kind, @Nullable Phase phase, Hand vote) {
        Draft draft = take(Step.PROPOSE_DECISION);
        requireTimely(kind, phase);
        if (decisions.size() >= MOST_DECISIONS) {
            throw new Refusal(
                    EvaluationReason.TOO_MANY,
                    "campaign %s has %d decisions (expected: fewer)".formatted(id, decisions.size()));
        }
        draft.decisions.add(new Decision(decision, kind, phase, Decision.Status.PROPOSED, vote, null));
        return new Change(draft.done(), List.of());
    }

    Change approve(String decision, Act act, Hand vote) {
        Decision proposed = decision(decision);
        if (proposed.status() != Decision.Status.PROPOSED) {
            throw new Refusal(
                    EvaluationReason.DECISION_SETTLED,
                    "decision %s is %s (expected: PROPOSED)".formatted(decision, proposed.status()));
        }
        act.otherThan(proposed.proposal().person(), "the proposal");
        if (proposed.needsCounty() && !proposed.proposal().county() && !vote.county()) {
            throw new Refusal(
                    EvaluationReason.COUNTY_REQUIRED,
                    "decision %s was proposed and approved without the county office (expected: one of the two of it)"
                            .formatted(decision));
        }
        requireTimely(proposed.kind(), proposed.phase());
        Change carried = switch (proposed.kind()) {
            case START_PHASE -> start(nextPhase(), vote.at(), true, vote.reason());
            case CLOSE_SURVEY -> closeSurvey(vote.at(), true, vote.reason());
        };
        Draft draft = new Draft(carried.after());
        draft.decisions.replaceAll(each -> each.id().equals(decision) ? each.approved(vote) : each);
        return new Change(draft.done(), carried.events());
    }

    /** The next step that the plan's dates call for by now, if one does. */
    Optional<Change> due(Instant now) {
        if (!status.isFrozen() || status == CampaignStatus.ARCHIVED) {
            return Optional.empty();
        }
        Optional<PhaseRun> running = currentPhase();
        if (running.isPresent()) {
            Instant end = plan.phase(running.get().kind()).ends();
            if (now.isBefore(end)) {
                return Optional.empty();
            }
            Instant at = later(end, running.get().startedAt());
            return Optional.of(running.get().kind() == Phase.SURVEY ? closeSurvey(at, false, null) : end(at));
        }
        return upcoming()
                .filter(next -> !now.isBefore(plan.phase(next).begins()))
                .map(next -> start(
                        next, later(plan.phase(next).begins(), freeze == null ? null : freeze.at()), false, null));
    }

    /** The next reminder or warning that is due by now, if one is. */
    Optional<Change> reminder(Instant now) {
        if (!status.isFrozen() || status == CampaignStatus.ARCHIVED) {
            return Optional.empty();
        }
        return plan.tasks().stream()
                .filter(task -> taskRecord(task.id()).done() == null)
                .flatMap(task -> Stream.of(true, false)
                        .filter(overdue -> !now.isBefore(overdue ? task.overdueFrom() : task.remindFrom()))
                        .limit(1)
                        .filter(overdue -> !taskRecord(task.id()).wasTold(overdue))
                        .map(overdue -> remind(task, overdue)))
                .findFirst();
    }

    Change remind(Plan.Task task, boolean overdue) {
        Draft draft = take(Step.REMIND);
        draft.record(taskRecord(task.id()).told(overdue));
        return new Change(draft.done(), List.of(new CampaignEvent.TaskDue(id, plan.title(), task, overdue)));
    }

    Change doTask(String task, Hand hand) {
        Draft draft = take(Step.DO_TASK);
        TaskRecord record = taskRecord(task(task).id());
        if (record.done() != null) {
            throw new Refusal(
                    EvaluationReason.TASK_DONE,
                    "task %s was done by %s (expected: an open one)"
                            .formatted(task, record.done().person()));
        }
        draft.record(record.doneBy(hand));
        return new Change(draft.done(), List.of());
    }

    Change confirmResult() {
        return new Change(take(Step.CONFIRM_RESULT).done(), List.of());
    }

    Change publishResult() {
        return new Change(take(Step.PUBLISH_RESULT).done(), List.of());
    }

    /** Only when every phase is over: its dates end a phase, or a decision of two, never one person who files it away. */
    Change archive() {
        if (plan.rehearses()) {
            return new Change(take(Step.ARCHIVE_REHEARSAL).done(), List.of());
        }
        Draft draft = take(Step.ARCHIVE);
        phases.stream().filter(run -> !run.isOver()).findFirst().ifPresent(run -> {
            throw new Refusal(
                    EvaluationReason.PHASE_NOT_OVER,
                    "ARCHIVE: campaign %s is %s and the phase %s %s (expected: all phases over, the last day of this one is %s)"
                            .formatted(
                                    id,
                                    status,
                                    run.kind(),
                                    run.isRunning() ? "still runs" : "has not begun",
                                    plan.phase(run.kind()).end()));
        });
        return new Change(draft.done(), List.of());
    }

    Change start(Phase phase, Instant at, boolean decided, @Nullable String reason) {
        Draft draft = take(Step.START_PHASE);
        draft.endRunning(at);
        draft.phases.replaceAll(run -> run.kind() == phase ? run.started(at, decided) : run);
        return new Change(draft.done(), List.of(new CampaignEvent.PhaseStarted(id, phase, whole(at), decided, reason)));
    }

    Change end(Instant at) {
        Draft draft = take(Step.END_PHASE);
        draft.endRunning(at);
        return new Change(draft.done(), List.of());
    }

    Change closeSurvey(Instant at, boolean decided, @Nullable String reason) {
        Draft draft = take(Step.CLOSE_SURVEY);
        draft.endRunning(at);
        return new Change(draft.done(), List.of(new CampaignEvent.SurveyClosed(id, whole(at), decided, reason)));
    }

    private void requireTimely(Decision.Kind kind, @Nullable Phase phase) {
        boolean surveyRuns =
                currentPhase().filter(run -> run.kind() == Phase.SURVEY).isPresent();
        if (kind == Decision.Kind.CLOSE_SURVEY && !surveyRuns) {
            throw notNext("CLOSE_SURVEY", "the phase SURVEY to be running");
        }
        if (kind == Decision.Kind.START_PHASE
                && (surveyRuns || upcoming().filter(next -> next == phase).isEmpty())) {
            throw notNext(
                    "START_PHASE " + phase,
                    surveyRuns
                            ? "CLOSE_SURVEY first"
                            : upcoming().map(next -> "START_PHASE " + next).orElse("no further phase"));
        }
    }

    private Refusal notNext(String what, String expectation) {
        return new Refusal(
                EvaluationReason.PHASE_NOT_NEXT,
                "%s: campaign %s is %s in phase %s (expected: %s)"
                        .formatted(
                                what,
                                id,
                                status,
                                currentPhase()
                                        .map(PhaseRun::kind)
                                        .map(Phase::name)
                                        .orElse("none"),
                                expectation));
    }

    public Optional<PhaseRun> currentPhase() {
        return phases.stream().filter(PhaseRun::isRunning).findFirst();
    }

    private Optional<Phase> upcoming() {
        return phases.stream()
                .filter(run -> run.startedAt() == null)
                .map(PhaseRun::kind)
                .findFirst();
    }

    private Phase nextPhase() {
        return upcoming().orElseThrow(() -> notNext("START_PHASE", "no further phase"));
    }

    public Decision decision(String decision) {
        return decisions.stream()
                .filter(each -> each.id().equals(decision))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        EvaluationReason.UNKNOWN_DECISION,
                        "campaign %s has no decision %s (expected: one of its own)".formatted(id, decision)));
    }

    /** The task of the plan, or a refusal where it has none of this id. */
    public Plan.Task task(String task) {
        return plan.tasks().stream()
                .filter(each -> each.id().equals(task))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        EvaluationReason.UNKNOWN_TASK,
                        "campaign %s has no task %s (expected: one of its plan)".formatted(id, task)));
    }

    public TaskRecord taskRecord(String task) {
        return tasks.stream()
                .filter(each -> each.task().equals(task))
                .findFirst()
                .orElseGet(() -> TaskRecord.untouched(task));
    }

    public LateChange lateChange(String change) {
        return lateChanges.stream()
                .filter(each -> each.id().equals(change))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        EvaluationReason.UNKNOWN_LATE_CHANGE,
                        "campaign %s has no late change %s (expected: one of its own)".formatted(id, change)));
    }

    private LateChange open(String change) {
        LateChange found = lateChange(change);
        if (found.status() != LateChange.Status.PROPOSED) {
            throw new Refusal(
                    EvaluationReason.DECISION_SETTLED,
                    "late change %s is %s (expected: PROPOSED)".formatted(change, found.status()));
        }
        return found;
    }

    /** The number of the plan's version that the campaign runs by; 0 where versions were not yet kept. */
    public int planVersion() {
        return versions.isEmpty() ? 0 : versions.getLast().number();
    }

    /** The frozen bytes, or a refusal before there are any. */
    public Freeze frozen() {
        if (freeze == null) {
            throw new Refusal(
                    EvaluationReason.NOT_FROZEN, "campaign %s is %s (expected: FROZEN)".formatted(id, status));
        }
        return freeze;
    }

    /** The appraisee's id, or a refusal where the plan has no such appraisee. */
    public String appraisee(String field, @Nullable String appraisee) {
        if (appraisee == null || !plan.hasAppraisee(appraisee)) {
            throw new Refusal(
                    EvaluationReason.UNKNOWN_APPRAISEE,
                    "%s is %s (expected: an appraisee of the plan)".formatted(field, appraisee),
                    field);
        }
        return appraisee;
    }

    private List<CampaignEvent> tellDraft() {
        return List.of(new CampaignEvent.Drafted(id, plan), new CampaignEvent.ContactsListed(id, plan));
    }

    private Draft take(Step step) {
        Draft draft = new Draft(this);
        draft.status = step.from(id, status);
        return draft;
    }

    private static List<Preparation.Posted> known(Plan plan, List<Preparation.Posted> posted) {
        return posted.stream()
                .filter(each -> plan.hasAppraisee(each.appraisee()))
                .toList();
    }

    /** Older documents lack what came later. */
    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }

    private static Instant whole(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    /** A copy under change; what a step does not touch stays as it was. */
    private static final class Draft {
        private final Campaign before;
        private CampaignStatus status;
        private Plan plan;
        private String plannedBy;
        private Preparation preparation;
        private final List<SealedRoll> rolls;
        private @Nullable Hand review;
        private @Nullable Freeze freeze;
        private final List<PhaseRun> phases;
        private final List<Decision> decisions;
        private final List<PlanVersion> versions;
        private final List<LateChange> lateChanges;
        private final List<TaskRecord> tasks;

        private Draft(Campaign before) {
            this.before = before;
            this.status = before.status;
            this.plan = before.plan;
            this.plannedBy = before.plannedBy;
            this.preparation = before.preparation;
            this.rolls = new ArrayList<>(before.rolls);
            this.review = before.review;
            this.freeze = before.freeze;
            this.phases = new ArrayList<>(before.phases);
            this.decisions = new ArrayList<>(before.decisions);
            this.versions = new ArrayList<>(before.versions);
            this.lateChanges = new ArrayList<>(before.lateChanges);
            this.tasks = new ArrayList<>(before.tasks);
        }

        private void record(TaskRecord changed) {
            tasks.removeIf(each -> each.task().equals(changed.task()));
            tasks.add(changed);
        }

        private void answer(LateChange answered) {
            lateChanges.replaceAll(each -> each.id().equals(answered.id()) ? answered : each);
        }

        private void addVersion(PlanVersion.Edit edit) {
            if (versions.size() >= MOST_VERSIONS) {
                throw new Refusal(
                        EvaluationReason.TOO_MANY,
                        "campaign %s has %d versions of its plan (expected: fewer)"
                                .formatted(before.id, versions.size()));
            }
            int last = versions.isEmpty() ? 0 : versions.getLast().number();
            versions.add(new PlanVersion(last + 1, edit, null));
        }

        private void markReviewed(Hand hand) {
            if (!versions.isEmpty()) {
                versions.set(versions.size() - 1, versions.getLast().reviewedBy(hand));
            }
        }

        private void endRunning(Instant at) {
            phases.replaceAll(run -> run.isRunning() ? run.ended(at) : run);
        }

        private Campaign done() {
            return new Campaign(
                    before.id,
                    status,
                    plan,
                    before.draftedBy,
                    plannedBy,
                    preparation,
                    rolls,
                    review,
                    freeze,
                    phases,
                    decisions,
                    versions,
                    lateChanges,
                    tasks);
        }
    }
}
