package org.minkao.rectification.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Versioned;
import org.minkao.rectification.cases.Cases;
import org.minkao.rectification.cases.RectificationCase;
import org.minkao.rectification.cases.RectificationCase.Passed;
import org.minkao.rectification.cases.Step;
import org.minkao.rectification.ledger.TwoPersonStep.Hand;
import org.minkao.rectification.ledger.TwoPersonStep.Kind;
import org.minkao.rectification.people.CampaignId;
import org.minkao.rectification.people.Campaigns;
import org.minkao.rectification.people.FrozenCampaign;
import org.minkao.rectification.sanction.Sanction;
import org.minkao.rectification.sanction.Sanctions;

/** This room's part of the interference ledger: counts for everybody, both people for those who oversee. */
public final class ReadTwoPersonSteps {
    /** Whoever checks that two people acted need not know what somebody is blamed for. */
    private static final List<String> GROUND_READERS = List.of("discipline", "leader");

    private final Campaigns campaigns;
    private final Cases cases;
    private final Sanctions sanctions;

    public ReadTwoPersonSteps(Campaigns campaigns, Cases cases, Sanctions sanctions) {
        this.campaigns = campaigns;
        this.cases = cases;
        this.sanctions = sanctions;
    }

    /** Kind of step to how often it was taken; kinds that never happened are listed with 0. */
    public Map<Kind, Integer> counts(CampaignId id) {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            counts.put(kind, 0);
        }
        all(id).forEach(step -> counts.merge(step.kind(), 1, Integer::sum));
        return counts;
    }

    public List<TwoPersonStep> entries(CampaignId id, Actor actor) {
        FrozenCampaign campaign = campaigns.require(id);
        campaign.require(actor, "discipline", "county", "auditor", "leader");
        boolean readsGrounds = GROUND_READERS.stream().anyMatch(role -> campaign.gives(actor, role));
        return all(id).stream()
                .map(step -> readsGrounds || step.kind() != Kind.SANCTION ? step : step.withoutReasons())
                .toList();
    }

    private List<TwoPersonStep> all(CampaignId id) {
        campaigns.require(id);
        Stream<TwoPersonStep> ofCases =
                cases.ofCampaign(id).stream().map(Versioned::state).flatMap(it -> steps(it).stream());
        Stream<TwoPersonStep> ofSanctions =
                sanctions.ofCampaign(id).stream().map(Versioned::state).flatMap(ReadTwoPersonSteps::decided);
        return Stream.concat(ofCases, ofSanctions)
                .sorted(Comparator.comparing(
                                (TwoPersonStep step) -> step.second().at())
                        .thenComparing(TwoPersonStep::subject))
                .toList();
    }

    /** From the history, which keeps what a reopening forgets. */
    private static List<TwoPersonStep> steps(RectificationCase it) {
        List<TwoPersonStep> found = new ArrayList<>();
        Passed asked = null;
        Passed proposed = null;
        for (Passed passed : it.history()) {
            switch (passed.step()) {
                case Step.ASK_EXTENSION -> asked = passed;
                case Step.PROPOSE_NOT_FEASIBLE -> proposed = passed;
                case Step.APPROVE_EXTENSION -> found.add(step(Kind.EXTENSION, it, asked, passed));
                case Step.APPROVE_NOT_FEASIBLE -> found.add(step(Kind.NOT_FEASIBLE, it, proposed, passed));
                default -> {
                    // Taken by one person.
                }
            }
        }
        return found;
    }

    private static TwoPersonStep step(Kind kind, RectificationCase it, @Nullable Passed first, Passed second) {
        if (first == null) {
            throw new IllegalStateException(
                    "case %s has %s that nobody asked for".formatted(it.origin().number(), second.step()));
        }
        return new TwoPersonStep(kind, "cases/" + it.origin().number(), hand(first), hand(second));
    }

    private static Hand hand(Passed passed) {
        String reason = passed.reason();
        if (reason == null) {
            throw new IllegalStateException("%s by %s has no reason".formatted(passed.step(), passed.by()));
        }
        return new Hand(passed.by(), passed.role(), reason, passed.on(), passed.at());
    }

    private static Stream<TwoPersonStep> decided(Sanction sanction) {
        Sanction.Decision decision = sanction.decision();
        return decision == null
                ? Stream.empty()
                : Stream.of(new TwoPersonStep(
                        Kind.SANCTION,
                        "sanctions/" + sanction.id(),
                        new Hand(
                                sanction.proposedBy(),
                                sanction.proposedAs(),
                                sanction.ground(),
                                sanction.proposedOn(),
                                sanction.proposedAt()),
                        new Hand(decision.by(), decision.role(), decision.reason(), decision.on(), decision.at())));
    }
}
