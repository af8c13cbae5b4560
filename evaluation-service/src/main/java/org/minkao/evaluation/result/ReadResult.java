package org.minkao.evaluation.result;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Campaigns;
import org.minkao.evaluation.campaign.Scope;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.evaluation.scoring.RuleEngine;
import org.minkao.evaluation.scoring.SubjectResult;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.BlobStore;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

/** Shows a result: before its publication to those who settle and watch it, afterwards to everybody. */
public final class ReadResult {
    private final Campaigns campaigns;
    private final Results results;
    private final BlobStore blobs;

    public ReadResult(Campaigns campaigns, Results results, BlobStore blobs) {
        this.campaigns = campaigns;
        this.results = results;
        this.blobs = blobs;
    }

    public Versioned<Result> one(CampaignId id, Actor actor) {
        Scope scope = new Scope(campaigns.require(id.value()).state(), actor);
        Optional<Versioned<Result>> result = results.find(id.value());
        boolean published = result.filter(found -> found.state().isPublished()).isPresent();
        if (!scope.seesAll() && !(published && scope.mayRead())) {
            throw new Refusal(
                    KitReason.NOT_ALLOWED,
                    "%s may not read the result of %s yet (expected: county, office, leader, discipline or auditor)"
                            .formatted(actor.id(), id));
        }
        return result.orElseThrow(() -> new Refusal(
                KitReason.NOT_FOUND, "campaign %s has no result (expected: computed before)".formatted(id)));
    }

    public Versioned<Result> publishedOne(CampaignId id) {
        return results.find(id.value())
                .filter(result -> result.state().isPublished())
                .orElseThrow(() -> new Refusal(
                        EvaluationReason.NOT_PUBLISHED,
                        "campaign %s has no published result (expected: PUBLISHED)".formatted(id)));
    }

    Optional<Result> ifPublished(CampaignId id) {
        return results.find(id.value()).map(Versioned::state).filter(Result::isPublished);
    }

    public byte[] resultsFile(Result result) {
        return bytes(result.computation().resultsDigest());
    }

    public byte[] componentsFile(Result result) {
        return bytes(result.computation().componentsDigest());
    }

    public List<SubjectResult> subjects(Result result) {
        return RuleEngine.subjects(resultsFile(result));
    }

    /** How every number of one appraisee came about. */
    public byte[] derivation(Result result, @Nullable String appraisee) {
        String digest =
                appraisee == null ? null : result.computation().derivations().get(appraisee);
        if (digest == null) {
            throw new Refusal(
                    EvaluationReason.UNKNOWN_APPRAISEE,
                    "appraisee is %s (expected: one of %s)"
                            .formatted(
                                    appraisee,
                                    result.computation().derivations().keySet().stream()
                                            .sorted()
                                            .toList()),
                    "appraisee");
        }
        return bytes(digest);
    }

    private byte[] bytes(String digest) {
        return blobs.find(digest)
                .orElseThrow(() -> new IllegalStateException("the bytes of " + digest + " are gone"))
                .bytes();
    }
}
