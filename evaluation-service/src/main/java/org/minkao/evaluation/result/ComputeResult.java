package org.minkao.evaluation.result;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Json;
import org.minkao.evaluation.appeal.Appeal;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.evaluation.scoring.RuleEngine;
import org.minkao.evaluation.scoring.SubjectResult;
import org.minkao.kit.core.BlobStore;
import org.minkao.kit.core.Refusal;

/** Turns the inputs of a campaign into bytes that are kept; bytes that no result names harm nobody. */
final class ComputeResult {
    private static final String JSON = "application/json";

    private final ResultInputs inputs;
    private final BlobStore blobs;

    ComputeResult(ResultInputs inputs, BlobStore blobs) {
        this.inputs = inputs;
        this.blobs = blobs;
    }

    /** What these appeals would leave, kept nowhere. */
    List<SubjectResult> preview(Campaign campaign, List<Appeal> granted) {
        return RuleEngine.subjects(
                RuleEngine.results(inputs.gather(campaign, granted).scoring()));
    }

    Result.Computation compute(Campaign campaign, Hand by, List<Appeal> granted) {
        ResultInputs.Gathered gathered = inputs.gather(campaign, granted);
        byte[] computed = RuleEngine.results(gathered.scoring());
        if (RuleEngine.subjects(computed).stream().noneMatch(subject -> subject.total() != null)) {
            throw new Refusal(
                    EvaluationReason.INPUTS_MISSING,
                    "campaign %s gives nobody a total (expected: enough ballots for one appraisee at least)"
                            .formatted(campaign.id()));
        }
        Map<String, String> derivations = new HashMap<>();
        for (Plan.Appraisee appraisee : campaign.plan().appraisees()) {
            derivations.put(appraisee.id(), blobs.put(RuleEngine.explain(gathered.scoring(), appraisee.id()), JSON));
        }
        return new Result.Computation(
                by,
                blobs.put(computed, JSON),
                blobs.put(gathered.scoring().components(), JSON),
                derivations,
                gathered.counts());
    }

    /** Where the derivations of a computation are, in one file: it outlives the version that named them. */
    String keepDerivations(Result.Computation computation) {
        Map<String, Json> byAppraisee = new HashMap<>();
        computation.derivations().forEach((appraisee, digest) -> byAppraisee.put(appraisee, new Json.Str(digest)));
        return blobs.put(CanonicalJson.bytes(Json.obj("v", 1, "derivations", sorted(byAppraisee))), JSON);
    }

    private static Json sorted(Map<String, Json> all) {
        return new Json.Obj(new java.util.TreeMap<>(all));
    }
}
