package org.minkao.survey.box;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.minkao.ballot.Bytes;

/** Ballots in memory, in the order of their tokens. */
final class InMemoryBallots implements Ballots {
    private final Map<Bytes, SealedBallot> spent = new ConcurrentHashMap<>();

    @Override
    public Optional<Bytes> add(SealedBallot ballot, Duration within) {
        return Optional.ofNullable(spent.putIfAbsent(ballot.tokenId(), ballot)).map(SealedBallot::digest);
    }

    @Override
    public Optional<Bytes> spentOn(Bytes tokenId) {
        return Optional.ofNullable(spent.get(tokenId)).map(SealedBallot::digest);
    }

    @Override
    public List<SealedBallot> of(String campaign, String style) {
        return spent.values().stream()
                .filter(ballot ->
                        ballot.campaign().equals(campaign) && ballot.style().equals(style))
                .toList();
    }
}
