package org.minkao.evaluation.result;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.appeal.Appeal;
import org.minkao.evaluation.appeal.AppealId;
import org.minkao.evaluation.appeal.Ruling;
import org.minkao.evaluation.campaign.Act;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.evaluation.scoring.SubjectResult;
import org.minkao.kit.core.Refusal;

/** The result of a campaign: the digests of what was computed and who stands behind it. */
public record Result(
        CampaignId campaign,
        String title,
        ResultStatus status,
        Computation computation,
        @Nullable Hand confirmation,
        @Nullable Hand publication,
        @Nullable Aftermath aftermath) {
    private static final int MOST_APPEALS = 200;

    /** What was computed: results.json, components.json and one derivation per appraisee, each by its SHA-256. */
    public record Computation(
            Hand by,
            String resultsDigest,
            String componentsDigest,
            Map<String, String> derivations,
            List<StyleCount> counts) {
        public Computation {
            derivations = Map.copyOf(derivations);
            counts = List.copyOf(counts);
        }
    }

    /** A result after a step, and what others must learn of it. */
    public record Change(Result after, List<ResultEvent> events) {
        public Change {
            events = List.copyOf(events);
        }
    }

    static Change computed(CampaignId campaign, String title, Computation computation) {
        return new Change(new Result(campaign, title, ResultStatus.COMPUTED, computation, null, null, null), List.of());
    }

    Change recompute(Computation again) {
        ResultStatus next = ResultStep.RECOMPUTE.from(campaign, status);
        return new Change(new Result(campaign, title, next, again, null, null, null), List.of());
    }

    /** Another person confirms what the same inputs still give. */
    Change confirm(Act act, Hand yes, String recomputedDigest) {
        ResultStatus next = ResultStep.CONFIRM.from(campaign, status);
        act.otherThan(computation.by().person(), "the computation");
        if (!recomputedDigest.equals(computation.resultsDigest())) {
            throw new Refusal(
                    EvaluationReason.INPUTS_CHANGED,
                    "the inputs of %s now give %s (expected: %s as computed, or compute again)"
                            .formatted(campaign, recomputedDigest, computation.resultsDigest()));
        }
        return new Change(
                new Result(campaign, title, next, computation, yes, null, null),
                List.of(new ResultEvent.Confirmed(campaign, yes.at())));
    }

    /** Public from now on; appeals are heard until the end of that day. */
    Change publish(Act act, Hand yes, List<SubjectResult> subjects, LocalDate appealsUntil) {
        ResultStatus next = ResultStep.PUBLISH.from(campaign, status);
        Hand confirmed = confirmation;
        if (confirmed == null) {
            throw new IllegalStateException("a confirmed result of " + campaign + " names who confirmed it");
        }
        act.otherThan(confirmed.person(), "the confirmation");
        if (!confirmed.county() && !yes.county()) {
            throw new Refusal(
                    EvaluationReason.COUNTY_REQUIRED,
                    "the result of %s was confirmed and published without the county office (expected: one of the two of it)"
                            .formatted(campaign));
        }
        return new Change(
                new Result(campaign, title, next, computation, confirmed, yes, Aftermath.until(appealsUntil)),
                List.of(new ResultEvent.Published(campaign, title, computation.resultsDigest(), yes.at(), subjects)));
    }

    /** Refuses what would change the inputs of a result that is confirmed. */
    void requireUnconfirmed() {
        if (status != ResultStatus.COMPUTED) {
            throw new Refusal(
                    EvaluationReason.RESULT_SETTLED,
                    "the result of %s is %s (expected: COMPUTED or none)".formatted(campaign, status));
        }
    }

    /** A section does not agree. */
    Change appeal(Appeal filed, LocalDate today) {
        Aftermath after = published();
        if (after.isOver(today)) {
            throw new Refusal(
                    EvaluationReason.APPEAL_TOO_LATE,
                    "the result of %s could be appealed until %s (expected: no later, today is %s)"
                            .formatted(campaign, after.appealsUntil(), today));
        }
        ResultStatus next = ResultStep.APPEAL.from(campaign, status);
        if (after.appeals().stream().anyMatch(each -> each.isAbout(filed.appraisee(), filed.subject()))) {
            throw new Refusal(
                    EvaluationReason.APPEALED_ALREADY,
                    "%s has appealed against %s before (expected: once)".formatted(filed.appraisee(), filed.subject()));
        }
        if (after.appeals().size() >= MOST_APPEALS) {
            throw new Refusal(
                    EvaluationReason.TOO_MANY,
                    "the result of %s has %d appeals (expected: fewer)".formatted(campaign, MOST_APPEALS));
        }
        return new Change(
                moved(next, after.with(filed)),
                List.of(new ResultEvent.AppealFiled(campaign, filed, Objects.requireNonNull(after.appealsUntil()))));
    }

    /** Somebody proposes a decision on an appeal, or sends the proposal back. */
    Change hear(AppealId id, UnaryOperator<Appeal> step) {
        Aftermath after = published();
        ResultStatus next = ResultStep.HEAR.from(campaign, status);
        after.appeal(id);
        return new Change(moved(next, after.changed(id, step)), List.of());
    }

    /** The original stands. */
    Change uphold(AppealId id, Act act, Hand yes) {
        Aftermath after = heard();
        after.appeal(id);
        Aftermath decided = after.changed(id, appeal -> appeal.decide(act, yes));
        return new Change(
                moved(decision(decided).from(campaign, status), decided),
                List.of(new ResultEvent.AppealDecided(campaign, decided.appeal(id))));
    }

    /** Another version takes the place of this one, which stays readable. */
    Change revise(AppealId id, Act act, Hand yes, Revision revision) {
        Aftermath before = heard();
        Ruling ruling = before.appeal(id).proposed();
        Aftermath after = before.changed(id, appeal -> appeal.decide(act, yes));
        requireSame(ruling, revision);
        Aftermath decided = after.replacing(version(id, revision.derivationsDigest()));
        Hand first = ruling.by();
        // Who proposed the decision proposed its publication with it; it is public when the other one decides.
        Hand published = new Hand(first.person(), first.role(), first.reason(), yes.at());
        Result revised = new Result(
                campaign,
                title,
                decision(decided).from(campaign, status),
                revision.computation(),
                yes,
                published,
                decided);
        return new Change(
                revised,
                List.of(
                        new ResultEvent.AppealDecided(campaign, decided.appeal(id)),
                        new ResultEvent.Revised(
                                campaign,
                                title,
                                revised.number(),
                                computation.resultsDigest(),
                                revision.computation().resultsDigest(),
                                decided.appeal(id),
                                revision.subjects())));
    }

    /** The window is over and nothing is open: from now on the result is final. */
    Change finish(Instant now) {
        Aftermath after = published();
        return new Change(
                moved(ResultStep.FINISH.from(campaign, status), after.over(now)),
                List.of(new ResultEvent.Finished(campaign, title, number(), computation.resultsDigest(), after, now)));
    }

    boolean isDue(LocalDate today) {
        Aftermath after = afterwards();
        return isPublished() && status != ResultStatus.FINAL && after.isOver(today) && !after.hasOpen();
    }

    /** What a revision puts in the place of the present version. */
    record Revision(Computation computation, String derivationsDigest, List<SubjectResult> subjects) {}

    private void requireSame(Ruling ruling, Revision revision) {
        if (!ruling.madeOn().equals(computation.resultsDigest())) {
            throw new Refusal(
                    EvaluationReason.INPUTS_CHANGED,
                    "the decision was proposed on %s and the result is now %s (expected: the same, or propose it again)"
                            .formatted(ruling.madeOn(), computation.resultsDigest()));
        }
        if (revision.computation().resultsDigest().equals(computation.resultsDigest())) {
            throw new Refusal(
                    EvaluationReason.INPUTS_CHANGED,
                    "a revision of %s changes nothing (expected: a decision to uphold it, or another remedy)"
                            .formatted(campaign));
        }
    }

    private Aftermath.Earlier version(AppealId replacedFor, String derivationsDigest) {
        return new Aftermath.Earlier(
                number(),
                computation.by(),
                Objects.requireNonNull(confirmation),
                Objects.requireNonNull(publication),
                computation.resultsDigest(),
                computation.componentsDigest(),
                derivationsDigest,
                replacedFor);
    }

    private static ResultStep decision(Aftermath decided) {
        if (decided.hasOpen()) {
            return ResultStep.DECIDE_ONE;
        }
        return decided.granted().isEmpty() ? ResultStep.UPHOLD : ResultStep.REVISE;
    }

    private Result moved(ResultStatus next, Aftermath after) {
        return new Result(campaign, title, next, computation, confirmation, publication, after);
    }

    private Aftermath heard() {
        Aftermath after = published();
        ResultStep.HEAR.from(campaign, status);
        return after;
    }

    private Aftermath published() {
        if (!isPublished()) {
            throw new Refusal(
                    EvaluationReason.NOT_PUBLISHED,
                    "the result of %s is %s (expected: PUBLISHED)".formatted(campaign, status));
        }
        return afterwards();
    }

    /** What came after the publication; nothing before it. */
    public Aftermath afterwards() {
        return aftermath == null ? Aftermath.NONE : aftermath;
    }

    /** 1 for what was published first. */
    public int number() {
        return afterwards().earlier().size() + 1;
    }

    public boolean isPublished() {
        return status.isPublished();
    }
}
