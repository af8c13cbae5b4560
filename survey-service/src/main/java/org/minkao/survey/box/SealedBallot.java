package org.minkao.survey.box;

import org.minkao.ballot.Bytes;

/** A ballot as it rests: the spent token, where it belongs, its digest B and the encrypted body; nothing else, no time. */
public record SealedBallot(Bytes tokenId, String campaign, String style, Bytes digest, Bytes envelope) {
    @Override
    public String toString() {
        return "SealedBallot";
    }
}
