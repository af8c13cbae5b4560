package org.minkao.evaluation.result;

import static org.minkao.evaluation.campaign.Roles.COUNTY;
import static org.minkao.evaluation.campaign.Roles.LEADER;
import static org.minkao.evaluation.campaign.Roles.OFFICE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.minkao.ballot.Digests;
import org.minkao.evaluation.campaign.Act;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Campaigns;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.Scope;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.evaluation.scoring.RuleEngine;
import org.minkao.evaluation.scoring.SubjectResult;
import org.minkao.evaluation.workday.Workdays;
import org.minkao.kit.core.BlobStore;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

/** Computes a result, has another person confirm it, and publishes it by two. */
public final class SettleResult {
    private final Campaigns campaigns;
    private final Results results;
    private final ResultInputs inputs;
    private final BlobStore blobs;
    private final ComputeResult compute;
    private final Workdays workdays;
    private final Clock clock;

    public SettleResult(
            Campaigns campaigns,
            Results results,
            ResultInputs inputs,
            BlobStore blobs,
            Workdays workdays,
            Clock clock) {
        this.campaigns = campaigns;
        this.results = results;
        this.inputs = inputs;
        this.blobs = blobs;
        this.compute = new ComputeResult(inputs, blobs);
        this.workdays = workdays;
        this.clock = clock;
    }

    /** Blobs go first: a result never names bytes that are not there, and bytes without a result harm nobody. */
    public Versioned<Result> compute(CampaignId id, Act act) {
        Campaign campaign = campaign(id, act, COUNTY);
        Optional<Versioned<Result>> before = results.find(id.value());
        before.ifPresent(result -> result.state().requireUnconfirmed());
        Result.Computation computation = compute.compute(campaign, hand(campaign, act, COUNTY), List.of());
        if (before.isEmpty()) {
            Result.Change change = Result.computed(id, campaign.plan().title(), computation);
            return results.insert(
                    id.value(), change.after(), change.events(), act.audit("compute-result", "results/" + id));
        }
        return save(
                id, act, "compute-result", before.get(), before.get().state().recompute(computation));
    }

    /** Computes once more from the same inputs, so that the second person signs what they really give. */
    public Versioned<Result> confirm(CampaignId id, Act act) {
        Campaign campaign = campaign(id, act, COUNTY, LEADER, OFFICE);
        Versioned<Result> before = result(id);
        Hand yes = hand(campaign, act, COUNTY, LEADER, OFFICE);
        ResultStep.CONFIRM.from(id, before.state().status());
        String digest =
                Digests.h(RuleEngine.results(inputs.gather(campaign).scoring())).hex();
        return save(id, act, "confirm-result", before, before.state().confirm(act, yes, digest));
    }

    public Versioned<Result> publish(CampaignId id, Act act) {
        Campaign campaign = campaign(id, act, COUNTY, LEADER, OFFICE);
        Versioned<Result> before = result(id);
        if (campaign.plan().rehearses()) {
            throw new Refusal(
                    EvaluationReason.REHEARSAL_NOT_PUBLISHED,
                    "campaign %s is a rehearsal (expected: a campaign that counts)".formatted(id));
        }
        Hand yes = hand(campaign, act, COUNTY, LEADER, OFFICE);
        List<SubjectResult> subjects =
                RuleEngine.subjects(bytes(before.state().computation().resultsDigest()));
        return save(
                id, act, "publish-result", before, before.state().publish(act, yes, subjects, lastDay(campaign, yes)));
    }

    private LocalDate lastDay(Campaign campaign, Hand published) {
        return workdays.after(
                LocalDate.ofInstant(published.at(), Plan.ZONE), campaign.plan().appealDays());
    }

    private Campaign campaign(CampaignId id, Act act, String... roles) {
        Campaign campaign = campaigns.require(id.value()).state();
        new Scope(campaign, act.who()).require(roles);
        return campaign;
    }

    private Hand hand(Campaign campaign, Act act, String... roles) {
        return act.hand(campaign, clock.instant(), roles);
    }

    private Versioned<Result> result(CampaignId id) {
        return results.find(id.value())
                .orElseThrow(() -> new Refusal(
                        KitReason.NOT_FOUND, "campaign %s has no result (expected: computed before)".formatted(id)));
    }

    private Versioned<Result> save(
            CampaignId id, Act act, String action, Versioned<Result> before, Result.Change change) {
        act.saw(before.version());
        return results.save(id.value(), before, change.after(), change.events(), act.audit(action, "results/" + id));
    }

    private byte[] bytes(String digest) {
        return blobs.find(digest)
                .orElseThrow(() -> new IllegalStateException("the bytes of " + digest + " are gone"))
                .bytes();
    }
}
