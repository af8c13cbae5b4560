package org.minkao.survey.box;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.minkao.ballot.Bytes;

/** Spent tokens with their sealed ballots. */
public interface Ballots {

    /**
     * Adds a ballot within this time and gives nothing, or gives the digest of the ballot that spent the token before.
     * Refuses with TRY_AGAIN when it cannot tell whether the ballot is in.
     */
    Optional<Bytes> add(SealedBallot ballot, Duration within);

    /** The digest of the ballot that spent this token. */
    Optional<Bytes> spentOn(Bytes tokenId);

    List<SealedBallot> of(String campaign, String style);
}
