package org.minkao.local.bench;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.minkao.ballot.Answers;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.CastRequest;
import org.minkao.ballot.Comments;
import org.minkao.ballot.Invitation;
import org.minkao.ballot.Manifest;
import org.minkao.ballot.StyleId;
import org.minkao.ballot.Voter;
import tools.jackson.databind.json.JsonMapper;

/** Ballot papers on their way from invitation to ballot; what a phone computes is computed here, outside of any measurement. */
final class Papers {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Queue<Unclaimed> unclaimed = new ConcurrentLinkedQueue<>();
    private final Queue<Claimed> claimed = new ConcurrentLinkedQueue<>();
    private final Queue<byte[]> ballots = new ConcurrentLinkedQueue<>();

    /** A claim ready to be sent. */
    record Unclaimed(Voter voter, Bytes body) {
        @Override
        public String toString() {
            return "Unclaimed";
        }
    }

    /** A claim with the issuer's answer. */
    record Claimed(Voter voter, Bytes answer) {
        @Override
        public String toString() {
            return "Claimed";
        }
    }

    /** Makes a claim for every invitation, on all cores. */
    static Papers of(Manifest manifest, Map<StyleId, List<Invitation>> invitations) {
        Papers papers = new Papers();
        SecureRandom random = new SecureRandom();
        List<Runnable> work = new ArrayList<>();
        invitations.forEach((style, all) -> all.forEach(invitation -> work.add(() -> {
            Voter voter = Voter.start(manifest, style, random);
            papers.unclaimed.add(
                    new Unclaimed(voter, Bytes.of(voter.claim(invitation).write())));
        })));
        work.parallelStream().forEach(Runnable::run);
        return papers;
    }

    Optional<Unclaimed> nextClaim() {
        return Optional.ofNullable(unclaimed.poll());
    }

    /** The body of one that is still to be claimed. */
    byte[] anyClaim() {
        Unclaimed any = unclaimed.peek();
        if (any == null) {
            throw new IllegalStateException("no claim is left");
        }
        return any.body().toArray();
    }

    int unclaimed() {
        return unclaimed.size();
    }

    void claimed(Unclaimed paper, byte[] answer) {
        claimed.add(new Claimed(paper.voter(), Bytes.of(answer)));
    }

    /** Finishes every claimed paper and fills it in, on all cores. */
    void fillIn(Answers answers) {
        List<Claimed> all = new ArrayList<>();
        for (Claimed next = claimed.poll(); next != null; next = claimed.poll()) {
            all.add(next);
        }
        all.parallelStream().forEach(paper -> {
            String signature = JSON.readTree(new String(paper.answer().toArray(), StandardCharsets.UTF_8))
                    .path("blindSig")
                    .asString();
            paper.voter().finish(Bytes.ofB64u(signature));
            ballots.add(paper.voter().cast(answers, Comments.NONE).padded());
        });
    }

    Optional<byte[]> nextBallot() {
        return Optional.ofNullable(ballots.poll());
    }

    int ballots() {
        return ballots.size();
    }

    /** Some of the ballots that are ready, for the floors. */
    List<CastRequest> someBallots(int count) {
        return ballots.stream().limit(count).map(CastRequest::parse).toList();
    }

    @Override
    public String toString() {
        return "Papers";
    }
}
