package org.minkao.evaluation.result;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
        @Nullable Hand publication) {

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
        return new Change(new Result(campaign, title, ResultStatus.COMPUTED, computation, null, null), List.of());
    }

    Change recompute(Computation again) {
        ResultStatus next = ResultStep.RECOMPUTE.from(campaign, status);
        return new Change(new Result(campaign, title, next, again, null, null), List.of());
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
                new Result(campaign, title, next, computation, yes, null),
                List.of(new ResultEvent.Confirmed(campaign, yes.at())));
    }

    Change publish(Act act, Hand yes, List<SubjectResult> subjects) {
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
                new Result(campaign, title, next, computation, confirmed, yes),
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

    public boolean isPublished() {
        return status == ResultStatus.PUBLISHED;
    }
}
