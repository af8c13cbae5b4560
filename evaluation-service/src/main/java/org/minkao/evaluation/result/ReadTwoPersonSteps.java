package org.minkao.evaluation.result;

import static org.minkao.evaluation.campaign.Roles.AUDITOR;
import static org.minkao.evaluation.campaign.Roles.COUNTY;
import static org.minkao.evaluation.campaign.Roles.DISCIPLINE;
import static org.minkao.evaluation.campaign.Roles.LEADER;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Campaigns;
import org.minkao.evaluation.campaign.Decision;
import org.minkao.evaluation.campaign.Freeze;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.campaign.ReadCampaigns;
import org.minkao.evaluation.campaign.Scope;
import org.minkao.evaluation.result.TwoPersonStep.Kind;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Versioned;

/** This room's part of the interference ledger: counts for everybody, both people for those who oversee. */
public final class ReadTwoPersonSteps {
    private final Campaigns campaigns;
    private final Adjustments adjustments;
    private final Vetoes vetoes;
    private final Results results;

    public ReadTwoPersonSteps(Campaigns campaigns, Adjustments adjustments, Vetoes vetoes, Results results) {
        this.campaigns = campaigns;
        this.adjustments = adjustments;
        this.vetoes = vetoes;
        this.results = results;
    }

    /** Kind of step to how often it was taken; kinds that never happened are listed with 0. */
    public Map<Kind, Integer> counts(CampaignId id) {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            counts.put(kind, 0);
        }
        all(new ReadCampaigns(campaigns).publishedOne(id)).forEach(step -> counts.merge(step.kind(), 1, Integer::sum));
        return counts;
    }

    public List<TwoPersonStep> entries(CampaignId id, Actor actor) {
        Campaign campaign = campaigns.require(id.value()).state();
        new Scope(campaign, actor).require(DISCIPLINE, COUNTY, AUDITOR, LEADER);
        return all(campaign);
    }

    private List<TwoPersonStep> all(Campaign campaign) {
        return Stream.of(
                        rosters(campaign),
                        freeze(campaign),
                        lateChanges(campaign),
                        decisions(campaign),
                        adjusted(campaign),
                        vetoed(campaign),
                        settled(campaign))
                .flatMap(steps -> steps)
                .sorted(Comparator.comparing(
                                (TwoPersonStep step) -> step.second().at())
                        .thenComparing(TwoPersonStep::subject))
                .toList();
    }

    /** The rolls of all classes are sealed in one step. */
    private static Stream<TwoPersonStep> rosters(Campaign campaign) {
        return campaign.rolls().stream()
                .flatMap(roll -> step(Kind.ROSTER_SEALED, "rosters/" + campaign.id(), roll.imported(), roll.sealed()))
                .distinct();
    }

    private static Stream<TwoPersonStep> freeze(Campaign campaign) {
        Freeze freeze = campaign.freeze();
        return step(Kind.FREEZE, "campaigns/" + campaign.id(), campaign.review(), freeze == null ? null : freeze.by());
    }

    private static Stream<TwoPersonStep> lateChanges(Campaign campaign) {
        return campaign.lateChanges().stream()
                .flatMap(change -> step(
                        Kind.LATE_CHANGE,
                        "campaigns/%s/late-changes/%s".formatted(campaign.id(), change.id()),
                        change.proposal(),
                        change.made()));
    }

    private static Stream<TwoPersonStep> decisions(Campaign campaign) {
        return campaign.decisions().stream()
                .flatMap(decision -> step(
                        kind(decision),
                        "campaigns/%s/decisions/%s".formatted(campaign.id(), decision.id()),
                        decision.proposal(),
                        decision.approval()));
    }

    private static Kind kind(Decision decision) {
        return switch (decision.kind()) {
            case START_PHASE -> Kind.START_PHASE;
            case CLOSE_SURVEY -> Kind.CLOSE_SURVEY;
        };
    }

    private Stream<TwoPersonStep> adjusted(Campaign campaign) {
        return adjustments.of(campaign.id()).stream()
                .map(Versioned::state)
                .flatMap(it -> step(Kind.ADJUSTMENT, "adjustments/" + it.id(), it.proposal(), it.approval()));
    }

    private Stream<TwoPersonStep> vetoed(Campaign campaign) {
        return vetoes.of(campaign.id()).stream()
                .map(Versioned::state)
                .flatMap(it -> step(Kind.VETO, "vetoes/" + it.id(), it.proposal(), it.approval()));
    }

    /** Of the version that was published first; every later one is the outcome of an appeal. */
    private Stream<TwoPersonStep> settled(Campaign campaign) {
        String subject = "results/" + campaign.id();
        Optional<Result> result = results.find(campaign.id().value()).map(Versioned::state);
        return result.stream().flatMap(it -> Stream.concat(first(subject, it), appeals(it)));
    }

    private static Stream<TwoPersonStep> first(String subject, Result result) {
        List<Aftermath.Earlier> earlier = result.afterwards().earlier();
        if (earlier.isEmpty()) {
            return Stream.concat(
                    step(Kind.RESULT_CONFIRMED, subject, result.computation().by(), result.confirmation()),
                    step(Kind.RESULT_PUBLISHED, subject, result.confirmation(), result.publication()));
        }
        Aftermath.Earlier first = earlier.getFirst();
        return Stream.concat(
                step(Kind.RESULT_CONFIRMED, subject, first.computed(), first.confirmed()),
                step(Kind.RESULT_PUBLISHED, subject, first.confirmed(), first.published()));
    }

    private static Stream<TwoPersonStep> appeals(Result result) {
        return result.afterwards().appeals().stream()
                .flatMap(appeal -> step(
                        Kind.APPEAL,
                        "appeals/" + appeal.id(),
                        appeal.isOpen() ? null : appeal.proposed().by(),
                        appeal.decision()));
    }

    /** None as long as one of the two is missing. */
    private static Stream<TwoPersonStep> step(Kind kind, String subject, @Nullable Hand first, @Nullable Hand second) {
        return first == null || second == null
                ? Stream.empty()
                : Stream.of(new TwoPersonStep(kind, subject, first, second));
    }
}
