package org.minkao.evaluation.result;

import static org.minkao.evaluation.campaign.Roles.AUDITOR;
import static org.minkao.evaluation.campaign.Roles.COUNTY;
import static org.minkao.evaluation.campaign.Roles.DISCIPLINE;
import static org.minkao.evaluation.campaign.Roles.LEADER;
import static org.minkao.evaluation.campaign.Roles.OFFICE;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.appeal.Evidence;
import org.minkao.evaluation.appeal.Paper;
import org.minkao.evaluation.campaign.Act;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Campaigns;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.Scope;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.IdSource;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

/** Proposes and approves vetoes, by two people of whom one is of the county office. */
public final class ImposeVeto {
    private static final String[] WHO = {COUNTY, OFFICE, DISCIPLINE};

    private final Campaigns campaigns;
    private final Vetoes vetoes;
    private final Results results;
    private final IdSource ids;
    private final Clock clock;

    public ImposeVeto(Campaigns campaigns, Vetoes vetoes, Results results, IdSource ids, Clock clock) {
        this.campaigns = campaigns;
        this.vetoes = vetoes;
        this.results = results;
        this.ids = ids;
        this.clock = clock;
    }

    /** A proposal as it came in. */
    public record Proposal(
            @Nullable String appraisee,
            @Nullable String trigger,
            @Nullable List<? extends @Nullable Paper> evidence) {}

    public Versioned<Veto> propose(CampaignId id, Act act, Proposal proposal) {
        Campaign campaign = campaigns.require(id.value()).state();
        new Scope(campaign, act.who()).require(WHO);
        Veto veto = new Veto(
                new VetoId(ids.next()),
                id,
                campaign.appraisee("appraisee", proposal.appraisee()),
                trigger(campaign.plan(), proposal.trigger()),
                Evidence.of("evidence", proposal.evidence()),
                Veto.Status.PROPOSED,
                hand(campaign, act),
                null);
        requireOpen(campaign);
        String key = veto.id().value();
        return vetoes.insert(key, veto, List.of(), act.audit("propose-veto", "vetoes/" + key));
    }

    public Versioned<Veto> approve(CampaignId of, VetoId id, Act act) {
        Versioned<Veto> before = vetoes.find(id.value())
                .filter(found -> found.state().campaign().equals(of))
                .orElseThrow(() -> new Refusal(
                        KitReason.NOT_FOUND,
                        "campaign %s has no veto %s (expected: one of its own)".formatted(of, id)));
        // The campaign is only read: its plan says who may act.
        Campaign campaign = campaigns.require(of.value()).state();
        Veto approved = before.state().approve(act, hand(campaign, act));
        requireOpen(campaign);
        act.saw(before.version());
        return vetoes.save(id.value(), before, approved, List.of(), act.audit("approve-veto", "vetoes/" + id));
    }

    public List<Versioned<Veto>> of(CampaignId id, Actor actor) {
        new Scope(campaigns.require(id.value()).state(), actor).require(COUNTY, OFFICE, DISCIPLINE, LEADER, AUDITOR);
        return vetoes.of(id);
    }

    private static Plan.VetoTrigger trigger(Plan plan, @Nullable String trigger) {
        String wanted = Check.present("trigger", trigger);
        return plan.vetoes().stream()
                .filter(each -> each.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> Check.invalid(
                        "trigger",
                        wanted,
                        "one of the plan's vetoes: "
                                + plan.vetoes().stream()
                                        .map(Plan.VetoTrigger::id)
                                        .toList()));
    }

    private Hand hand(Campaign campaign, Act act) {
        return act.hand(campaign, clock.instant(), WHO);
    }

    /** From the freeze until the result is confirmed, as a deduction. */
    private void requireOpen(Campaign campaign) {
        campaign.frozen();
        results.find(campaign.id().value()).map(Versioned::state).ifPresent(Result::requireUnconfirmed);
    }
}
