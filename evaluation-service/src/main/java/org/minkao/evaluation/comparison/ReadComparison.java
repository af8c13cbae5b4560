package org.minkao.evaluation.comparison;

import static org.minkao.evaluation.campaign.Roles.AUDITOR;
import static org.minkao.evaluation.campaign.Roles.COUNTY;
import static org.minkao.evaluation.campaign.Roles.OFFICE;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Campaigns;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.Scope;
import org.minkao.evaluation.result.ReadResult;
import org.minkao.evaluation.result.Result;
import org.minkao.kit.core.Actor;
import org.minkao.scoring.Inputs;
import org.minkao.scoring.Results;
import org.minkao.scoring.Scheme;

/** Gives a campaign's scoring to the general engine: as files that anybody can compute again, and as a fair comparison. */
public final class ReadComparison {
    private static final int MOST_KEPT = 16;

    private final Campaigns campaigns;
    private final ReadResult results;
    // A public page asks for the same comparison again and again; the digests name all that it is made of. The map
    // computes
    // one at a time, so that a rush of readers takes the memory of one.
    private final Map<String, FairComparison> kept = Collections.synchronizedMap(new LatestOnly());

    public ReadComparison(Campaigns campaigns, ReadResult results) {
        this.campaigns = campaigns;
        this.results = results;
    }

    private static final class LatestOnly extends LinkedHashMap<String, FairComparison> {
        private static final long serialVersionUID = 1L;

        LatestOnly() {
            super(MOST_KEPT, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, FairComparison> eldest) {
            return size() > MOST_KEPT;
        }
    }

    /** The plan as a scheme; before the freeze it changes with the plan. */
    public byte[] scheme(CampaignId id, Actor actor) {
        return scheme(mine(id, actor));
    }

    public byte[] inputs(CampaignId id, Actor actor) {
        Campaign campaign = mine(id, actor);
        return inputs(campaign, results.one(id, actor).state());
    }

    /** What the general engine makes of the two, with the derivation of every number. */
    public byte[] scores(CampaignId id, Actor actor) {
        Campaign campaign = mine(id, actor);
        return scores(campaign, results.one(id, actor).state());
    }

    public byte[] publishedScheme(CampaignId id) {
        return scheme(of(results.publishedOne(id).state()));
    }

    public byte[] publishedInputs(CampaignId id) {
        Result result = results.publishedOne(id).state();
        return inputs(of(result), result);
    }

    public byte[] publishedScores(CampaignId id) {
        Result result = results.publishedOne(id).state();
        return scores(of(result), result);
    }

    /** How far the totals of this result can be told apart. */
    public FairComparison fair(Result result) {
        String made = result.campaign() + " " + result.computation().resultsDigest() + " "
                + result.computation().componentsDigest();
        return kept.computeIfAbsent(made, _ -> compared(result));
    }

    private FairComparison compared(Result result) {
        Campaign campaign = of(result);
        return FairComparison.read(computed(campaign, result).brief(), id -> unitClass(campaign.plan(), id));
    }

    private static String unitClass(Plan plan, String appraisee) {
        return plan.appraisees().stream()
                .filter(each -> each.id().equals(appraisee))
                .map(Plan.Appraisee::unitClass)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a plan has no appraisee " + appraisee));
    }

    private Results computed(Campaign campaign, Result result) {
        return Results.of(Scheme.read(scheme(campaign)), Inputs.read(inputs(campaign, result)));
    }

    private byte[] scores(Campaign campaign, Result result) {
        return computed(campaign, result).bytes();
    }

    private static byte[] scheme(Campaign campaign) {
        return new PlanScheme(campaign.plan()).bytes(campaign.id());
    }

    private byte[] inputs(Campaign campaign, Result result) {
        return new CountedInputs(campaign.plan(), result.computation().counts())
                .bytes(results.resultsFile(result), results.componentsFile(result));
    }

    private Campaign of(Result result) {
        return campaigns.require(result.campaign().value()).state();
    }

    private Campaign mine(CampaignId id, Actor actor) {
        Campaign campaign = campaigns.require(id.value()).state();
        new Scope(campaign, actor).require(COUNTY, OFFICE, AUDITOR);
        return campaign;
    }
}
