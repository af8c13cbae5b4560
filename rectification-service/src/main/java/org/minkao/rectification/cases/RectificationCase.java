package org.minkao.rectification.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Refusal;
import org.minkao.rectification.cases.Handling.Evidence;
import org.minkao.rectification.cases.Handling.Measure;
import org.minkao.rectification.cases.Handling.Progress;
import org.minkao.rectification.cases.Handling.Submission;
import org.minkao.rectification.reason.RectificationReason;

/** A rectification case: what is wrong, who puts it right until when, and who checked that it is right. */
public record RectificationCase(
        CaseId id,
        Origin origin,
        CaseStatus status,
        Timing timing,
        Handling handling,
        Ending ending,
        List<Passed> history) {
    static final int MOST_ENTRIES = 100;
    static final int MOST_STEPS = 200;
    static final int MOST_FILES = 50;

    /** One step that was taken: by whom in which role, when, and why. */
    public record Passed(
            Step step,
            CaseStatus from,
            CaseStatus to,
            String by,
            String role,
            LocalDate on,
            Instant at,
            @Nullable String reason) {}

    /** A case after a step, and the one event of that step. */
    public record Change(RectificationCase after, CaseEvent event) {}

    static RectificationCase opened(CaseId id, Origin origin, Timing timing) {
        return new RectificationCase(id, origin, CaseStatus.OPENED, timing, Handling.NONE, Ending.OPEN, List.of());
    }

    public Change assign(Moment m, String owner, @Nullable String reason) {
        Permits.require(Step.ASSIGN, this, m);
        if (!m.campaign().assigns(owner, "chief", origin.appraisee())
                && !m.campaign().assigns(owner, "staff", origin.appraisee())) {
            throw new Refusal(
                    RectificationReason.OWNER_NOT_OF_SECTION,
                    "owner is %s (expected: chief or staff of %s in the plan)".formatted(owner, origin.appraisee()),
                    "owner");
        }
        return advance(Step.ASSIGN, m, reason, timing.assigned(m.today()), handling.ownedBy(owner), ending);
    }

    public Change submitPlan(Moment m, List<Measure> measures) {
        Permits.require(Step.SUBMIT_PLAN, this, m);
        LocalDate deadline = new Deadlines(m.workdays()).of(this).date();
        for (int i = 0; i < measures.size(); i++) {
            LocalDate due = measures.get(i).due();
            if (due.isBefore(m.today()) || due.isAfter(deadline)) {
                throw new Refusal(
                        RectificationReason.MEASURE_AFTER_DEADLINE,
                        "measures[%d].due is %s (expected: from %s to the deadline %s)"
                                .formatted(i, due, m.today(), deadline),
                        "measures[%d].due".formatted(i));
            }
        }
        return advance(Step.SUBMIT_PLAN, m, null, timing, handling.planned(measures), ending);
    }

    public Change returnPlan(Moment m, String reason) {
        return plain(Step.RETURN_PLAN, m, reason);
    }

    public Change approvePlan(Moment m, String reason) {
        return plain(Step.APPROVE_PLAN, m, reason);
    }

    public Change start(Moment m) {
        Permits.require(Step.START, this, m);
        return advance(Step.START, m, null, timing.backAtWork(), handling, ending);
    }

    public Change addEvidence(Moment m, Evidence evidence) {
        Permits.require(Step.ADD_EVIDENCE, this, m);
        requireRoom("evidence", handling.evidence().size(), MOST_FILES);
        Handling after = handling.has(evidence.sha256()) ? handling : handling.with(evidence);
        return advance(Step.ADD_EVIDENCE, m, null, timing, after, ending);
    }

    public Change recordProgress(Moment m, String note, List<String> evidence) {
        Permits.require(Step.RECORD_PROGRESS, this, m);
        requireRoom("progress", handling.progress().size(), MOST_ENTRIES);
        for (int i = 0; i < evidence.size(); i++) {
            if (!handling.has(evidence.get(i))) {
                throw new Refusal(
                        RectificationReason.EVIDENCE_UNKNOWN,
                        "evidence[%d] is %s (expected: the SHA-256 of a file handed in for case %s)"
                                .formatted(i, evidence.get(i), origin.number()),
                        "evidence[%d]".formatted(i));
            }
        }
        Progress progress = new Progress(m.today(), m.actor().id(), note, evidence);
        return advance(Step.RECORD_PROGRESS, m, null, timing, handling.with(progress), ending);
    }

    public Change submit(Moment m, String summary, Outcome outcome) {
        Permits.require(Step.SUBMIT, this, m);
        Submission word = new Submission(summary, outcome, m.actor().id(), m.today());
        return advance(Step.SUBMIT, m, null, timing.submitted(m.today()), handling.submitted(word), ending);
    }

    public Change returnWork(Moment m, String reason) {
        return plain(Step.RETURN, m, reason);
    }

    public Change verify(Moment m, String reason) {
        Permits.require(Step.VERIFY, this, m);
        return advance(
                Step.VERIFY, m, reason, timing, handling.verifiedBy(m.actor().id()), ending);
    }

    /** The call-back; whoever is not satisfied gets the case reopened. */
    public Change callBack(Moment m, Ending.Method method, boolean satisfied, String note) {
        Step step = satisfied ? Step.CONFIRM : Step.DENY;
        Permits.require(step, this, m);
        Ending.CallBack call =
                new Ending.CallBack(method, satisfied, note, m.actor().id(), m.today());
        return satisfied
                ? advance(step, m, note, timing, handling, ending.calledBack(call))
                : advance(
                        step,
                        m,
                        note,
                        timing.restarted(m.today()),
                        handling.verifiedBy(null),
                        Ending.OPEN.calledBack(call));
    }

    public Change close(Moment m, String reason) {
        Permits.require(Step.CLOSE, this, m);
        Outcome outcome = Objects.requireNonNull(handling.submission()).outcome();
        return end(Step.CLOSE, m, reason, outcome, null);
    }

    public Change reopen(Moment m, String reason) {
        Permits.require(Step.REOPEN, this, m);
        return advance(Step.REOPEN, m, reason, timing.restarted(m.today()), handling.verifiedBy(null), Ending.OPEN);
    }

    public Change proposeNotFeasible(Moment m, String reason) {
        Permits.require(Step.PROPOSE_NOT_FEASIBLE, this, m);
        if (ending.proposal() != null) {
            throw new Refusal(
                    RectificationReason.NOT_FEASIBLE_PENDING,
                    "case %s has a proposal of %s (expected: none)"
                            .formatted(origin.number(), ending.proposal().by()));
        }
        Ending.Proposal proposal = new Ending.Proposal(m.actor().id(), m.today(), reason);
        return advance(Step.PROPOSE_NOT_FEASIBLE, m, reason, timing, handling, ending.proposed(proposal));
    }

    public Change refuseNotFeasible(Moment m, String reason) {
        Permits.require(Step.REFUSE_NOT_FEASIBLE, this, m);
        proposal();
        return advance(Step.REFUSE_NOT_FEASIBLE, m, reason, timing, handling, ending.proposed(null));
    }

    /** Ends the case; the proposer's reason is made public. */
    public Change approveNotFeasible(Moment m, String reason) {
        Permits.require(Step.APPROVE_NOT_FEASIBLE, this, m);
        return end(
                Step.APPROVE_NOT_FEASIBLE,
                m,
                reason,
                Outcome.NOT_FEASIBLE,
                proposal().reason());
    }

    public Change declareNotOurs(Moment m, String reason) {
        Permits.require(Step.DECLARE_NOT_OURS, this, m);
        return end(Step.DECLARE_NOT_OURS, m, reason, Outcome.NOT_OURS, reason);
    }

    public Change askExtension(Moment m, int workingDays, String reason) {
        Permits.require(Step.ASK_EXTENSION, this, m);
        if (timing.asked() != null) {
            throw new Refusal(
                    RectificationReason.EXTENSION_PENDING,
                    "case %s has an open request of %s (expected: none)"
                            .formatted(origin.number(), timing.asked().on()));
        }
        requireBeforeExpiry(m);
        Timing.Asked asked = new Timing.Asked(workingDays, m.actor().id(), m.today(), reason);
        return advance(Step.ASK_EXTENSION, m, reason, timing.asking(asked), handling, ending);
    }

    public Change refuseExtension(Moment m, String reason) {
        Permits.require(Step.REFUSE_EXTENSION, this, m);
        asked();
        return advance(Step.REFUSE_EXTENSION, m, reason, timing.asking(null), handling, ending);
    }

    public Change approveExtension(Moment m, String reason) {
        Permits.require(Step.APPROVE_EXTENSION, this, m);
        Timing.Asked asked = asked();
        requireBeforeExpiry(m);
        Timing.Granted granted =
                new Timing.Granted(asked.workingDays(), m.actor().id(), m.today(), asked.reason());
        return advance(Step.APPROVE_EXTENSION, m, reason, timing.granted(granted), handling, ending);
    }

    private Change plain(Step step, Moment m, String reason) {
        Permits.require(step, this, m);
        return advance(step, m, reason, timing, handling, ending);
    }

    private Change advance(
            Step step, Moment m, @Nullable String reason, Timing newTiming, Handling newHandling, Ending newEnding) {
        RectificationCase after = passed(step, m, reason, newTiming, newHandling, newEnding);
        CaseEvent event = new CaseEvent.Advanced(
                id,
                origin,
                step,
                status,
                after.status(),
                newHandling.owner(),
                after.audience(step, m),
                new Deadlines(m.workdays()).of(after).date());
        return new Change(after, event);
    }

    private Change end(Step step, Moment m, String reason, Outcome outcome, @Nullable String publicReason) {
        Ending ended = ending.ended(outcome, m.today(), publicReason);
        RectificationCase after = passed(step, m, reason, timing.asking(null), handling, ended);
        return new Change(after, new CaseEvent.Closed(id, origin, outcome, m.today()));
    }

    private RectificationCase passed(
            Step step, Moment m, @Nullable String reason, Timing newTiming, Handling newHandling, Ending newEnding) {
        CaseStatus to = step.row().target(status);
        String role = step.row().by().role(m.actor(), this, m.campaign()).orElseThrow();
        Passed passed = new Passed(step, status, to, m.actor().id(), role, m.today(), m.at(), reason);
        // A proposal belongs to the state it was made in: whoever works on has answered it.
        Ending kept = to != status && newEnding.proposal() != null ? newEnding.proposed(null) : newEnding;
        if (step == Step.ADD_EVIDENCE || step == Step.RECORD_PROGRESS) {
            // Both stand in lists of their own, with person and day.
            return new RectificationCase(id, origin, to, newTiming, newHandling, kept, history);
        }
        requireRoom("steps", history.size(), MOST_STEPS);
        return new RectificationCase(id, origin, to, newTiming, newHandling, kept, Lists.plus(history, passed));
    }

    private List<String> audience(Step step, Moment m) {
        List<String> told = new ArrayList<>();
        step.row().tell().stream()
                .flatMap(doer -> doer.persons(this, m.campaign()).stream())
                .filter(person -> !person.equals(m.actor().id()))
                .distinct()
                .forEach(told::add);
        return List.copyOf(told);
    }

    private void requireBeforeExpiry(Moment m) {
        LocalDate deadline = new Deadlines(m.workdays()).of(this).date();
        if (m.today().isAfter(deadline)) {
            throw new Refusal(
                    RectificationReason.EXTENSION_TOO_LATE,
                    "the deadline of case %s was %s, today is %s (expected: not after the deadline)"
                            .formatted(origin.number(), deadline, m.today()));
        }
    }

    private void requireRoom(String what, int size, int most) {
        if (size >= most) {
            throw new Refusal(
                    RectificationReason.CASE_FULL,
                    "case %s has %d %s (expected: fewer than %d)".formatted(origin.number(), size, what, most));
        }
    }

    private Ending.Proposal proposal() {
        Ending.Proposal proposal = ending.proposal();
        if (proposal == null) {
            throw new Refusal(
                    RectificationReason.NOT_FEASIBLE_NOT_PROPOSED,
                    "case %s has no proposal to end it as not feasible (expected: one)".formatted(origin.number()));
        }
        return proposal;
    }

    private Timing.Asked asked() {
        Timing.Asked asked = timing.asked();
        if (asked == null) {
            throw new Refusal(
                    RectificationReason.NO_EXTENSION_ASKED,
                    "nobody asked for an extension of case %s (expected: a request)".formatted(origin.number()));
        }
        return asked;
    }
}
