package org.minkao.evaluation.comparison;

import static org.minkao.evaluation.campaign.Roles.AUDITOR;
import static org.minkao.evaluation.campaign.Roles.COUNTY;
import static org.minkao.evaluation.campaign.Roles.DISCIPLINE;
import static org.minkao.evaluation.campaign.Roles.LEADER;
import static org.minkao.evaluation.campaign.Roles.OFFICE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Json;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Campaigns;
import org.minkao.evaluation.campaign.Scope;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.evaluation.result.ReadResult;
import org.minkao.evaluation.result.Result;
import org.minkao.evaluation.scoring.ScoringReason;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Refusal;
import org.minkao.scoring.Inputs;
import org.minkao.scoring.Laboratory;
import org.minkao.scoring.Problem;
import org.minkao.scoring.Scheme;
import org.minkao.scoring.ScoringRefusal;

/**
 * The rule laboratory: other schemes beside the plan's own on the same counts. While the survey is open these are made up or
 * those of a published campaign, so that nobody chooses a scheme by whom it favours; nothing is stored.
 */
public final class CompareSchemes {
    private final Campaigns campaigns;
    private final ReadResult results;

    public CompareSchemes(Campaigns campaigns, ReadResult results) {
        this.campaigns = campaigns;
        this.results = results;
    }

    /** Counts with a word on whose they are. */
    private record Counted(Json whose, Inputs inputs) {}

    /**
     * Compares what is asked for with the plan's own.
     *
     * @param body {@code {"schemes":[scheme],"synthetic"?:{"ballots","seed"},"countsOf"?:campaign}}
     */
    public byte[] compare(CampaignId id, Actor actor, byte[] body) {
        Campaign campaign = campaigns.require(id.value()).state();
        new Scope(campaign, actor).require(COUNTY, OFFICE, LEADER, DISCIPLINE, AUDITOR);
        Trial trial = Trial.read(body, campaign.plan().ballot().minCell());
        Counted counted = counted(campaign, actor, trial);
        List<Scheme> schemes = new ArrayList<>();
        schemes.add(Scheme.read(new PlanScheme(campaign.plan()).bytes(id)));
        schemes.addAll(trial.schemes());
        try {
            Json.Obj compared = Laboratory.compare(schemes, counted.inputs());
            Map<String, Json> entries = new LinkedHashMap<>(Map.of("counts", counted.whose()));
            entries.putAll(compared.entries());
            return CanonicalJson.bytes(new Json.Obj(entries));
        } catch (ScoringRefusal refusal) {
            throw new Refusal(
                    ScoringReason.SCORING_INPUT_REFUSED,
                    refusal.problems().stream().map(Problem::toString).collect(Collectors.joining("; ")));
        }
    }

    private Counted counted(Campaign campaign, Actor actor, Trial trial) {
        Trial.Synthetic synthetic = trial.synthetic();
        if (synthetic != null) {
            return new Counted(
                    Json.obj("kind", "synthetic", "ballots", synthetic.ballots(), "seed", synthetic.seed()),
                    Inputs.read(new SyntheticInputs(campaign.plan(), synthetic).bytes()));
        }
        CampaignId other = trial.countsOf();
        if (other != null) {
            return of(campaign, results.publishedOne(other).state());
        }
        if (!campaign.status().isClosed()) {
            throw new Refusal(
                    EvaluationReason.NOT_CLOSED,
                    "campaign %s is %s and has no counts yet (expected: synthetic, countsOf a published campaign, or CLOSED)"
                            .formatted(campaign.id(), campaign.status()));
        }
        return of(campaign, results.one(campaign.id(), actor).state());
    }

    private Counted of(Campaign campaign, Result result) {
        Campaign counted = campaigns.require(result.campaign().value()).state();
        CountedInputs inputs =
                new CountedInputs(counted.plan(), result.computation().counts(), campaign.plan());
        return new Counted(
                Json.obj("kind", "campaign", "campaign", result.campaign().value()),
                Inputs.read(inputs.bytes(results.resultsFile(result), results.componentsFile(result))));
    }
}
