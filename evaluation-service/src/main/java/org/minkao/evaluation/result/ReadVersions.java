package org.minkao.evaluation.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.BallotRefusal;
import org.minkao.ballot.Json;
import org.minkao.ballot.StrictJson;
import org.minkao.evaluation.appeal.Appeal;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.evaluation.scoring.RuleEngine;
import org.minkao.evaluation.scoring.SubjectResult;
import org.minkao.kit.core.BlobStore;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

/** Shows every version of a published result and what each changed; none is ever taken back. */
public final class ReadVersions {
    private final Results results;
    private final BlobStore blobs;

    public ReadVersions(Results results, BlobStore blobs) {
        this.results = results;
        this.blobs = blobs;
    }

    /** A version, the appeal it was made for if it is not the first, and what it changed of the one before. */
    public record Version(
            int number,
            Hand published,
            String resultsDigest,
            String componentsDigest,
            @Nullable Appeal madeFor,
            List<MarkChange> changes) {
        public Version {
            changes = List.copyOf(changes);
        }
    }

    public Result published(CampaignId id) {
        return results.find(id.value())
                .map(Versioned::state)
                .filter(Result::isPublished)
                .orElseThrow(() -> new Refusal(
                        EvaluationReason.NOT_PUBLISHED,
                        "campaign %s has no published result (expected: PUBLISHED)".formatted(id)));
    }

    /** Oldest first. */
    public List<Version> all(CampaignId id) {
        return all(published(id));
    }

    List<Version> all(Result result) {
        List<Version> versions = new ArrayList<>();
        @Nullable Appeal madeFor = null;
        List<SubjectResult> before = List.of();
        for (Aftermath.Earlier earlier : result.afterwards().earlier()) {
            List<SubjectResult> now = RuleEngine.subjects(bytes(earlier.resultsDigest()));
            versions.add(new Version(
                    earlier.number(),
                    earlier.published(),
                    earlier.resultsDigest(),
                    earlier.componentsDigest(),
                    madeFor,
                    madeFor == null ? List.of() : MarkChange.between(before, now)));
            before = now;
            madeFor = result.afterwards().appeal(earlier.replacedFor());
        }
        List<SubjectResult> now = RuleEngine.subjects(bytes(result.computation().resultsDigest()));
        versions.add(new Version(
                result.number(),
                Objects.requireNonNull(result.publication()),
                result.computation().resultsDigest(),
                result.computation().componentsDigest(),
                madeFor,
                madeFor == null ? List.of() : MarkChange.between(before, now)));
        return versions;
    }

    public byte[] resultsFile(CampaignId id, int number) {
        return bytes(one(id, number).resultsDigest());
    }

    public byte[] componentsFile(CampaignId id, int number) {
        return bytes(one(id, number).componentsDigest());
    }

    /** Appraisee to the digest of its derivation in a version that was replaced. */
    public Map<String, String> derivations(Aftermath.Earlier version) {
        try {
            Json.Obj all = StrictJson.parse(bytes(version.derivationsDigest()))
                    .asObject("derivations")
                    .object("derivations");
            Map<String, String> digests = new TreeMap<>();
            all.entries().forEach((appraisee, digest) -> digests.put(appraisee, digest.asText(appraisee)));
            return digests;
        } catch (BallotRefusal e) {
            throw new IllegalStateException("the list of derivations that we wrote is not readable", e);
        }
    }

    /** A file that a version names by its digest. */
    public byte[] file(String digest) {
        return bytes(digest);
    }

    private Version one(CampaignId id, int number) {
        return all(id).stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        KitReason.NOT_FOUND,
                        "the result of %s has no version %d (expected: 1 to the newest)".formatted(id, number)));
    }

    private byte[] bytes(String digest) {
        return blobs.find(digest)
                .orElseThrow(() -> new IllegalStateException("the bytes of " + digest + " are gone"))
                .bytes();
    }
}
