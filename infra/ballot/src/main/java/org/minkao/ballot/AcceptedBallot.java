package org.minkao.ballot;

/** A ballot that passed every check which needs neither clock nor database; {@code digest} is B, {@code body} has no pad. */
public record AcceptedBallot(Bytes tokenId, StyleId style, Bytes digest, Bytes body) {
    @Override
    public String toString() {
        return "AcceptedBallot";
    }
}
