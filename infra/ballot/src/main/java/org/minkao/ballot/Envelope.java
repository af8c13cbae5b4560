package org.minkao.ballot;

import java.security.SecureRandom;

/** Seals ballot bodies under a campaign's key, each bound to its token id and ballot digest. */
public final class Envelope {
    private final Gcm gcm;
    private final SecureRandom random;

    /** Envelopes under a 32-byte campaign key. */
    public Envelope(byte[] campaignKey, SecureRandom random) {
        this(campaignKey, random, CryptoProviders.best());
    }

    public Envelope(byte[] campaignKey, SecureRandom random, CryptoProviders providers) {
        this.gcm = new Gcm(Bytes.of(campaignKey), providers);
        this.random = random;
    }

    public byte[] seal(Bytes tokenId, Bytes ballot, byte[] body) {
        return gcm.seal(body, aad(tokenId, ballot), random);
    }

    public byte[] seal(AcceptedBallot ballot) {
        return seal(ballot.tokenId(), ballot.digest(), ballot.body().toArray());
    }

    /** The body, or a refusal MALFORMED when the envelope was altered or moved to another token or ballot. */
    public byte[] open(Bytes tokenId, Bytes ballot, byte[] sealed) {
        return gcm.open(sealed, aad(tokenId, ballot))
                .orElseThrow(
                        () -> BallotRefusal.Code.MALFORMED.because("an envelope sealed for this token and ballot"));
    }

    private static byte[] aad(Bytes tokenId, Bytes ballot) {
        return Digests.concat(
                tokenId.requireLength(32, "tokenId").toArray(),
                ballot.requireLength(32, "B").toArray());
    }

    @Override
    public String toString() {
        return "Envelope";
    }
}
