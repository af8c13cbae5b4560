package org.minkao.ballot;

/** What a voter signs: style, key and the salted hashes A of the answers and T of the comment; its digest B stands on the board. */
public final class Statement {
    private final BallotKey key;
    private final byte[] bytes;

    private Statement(BallotKey key, byte[] bytes) {
        this.key = key;
        this.bytes = bytes;
    }

    public static Statement of(
            CampaignId campaign, StyleId style, BallotKey key, Bytes answersHash, Bytes commentHash) {
        byte[] bytes = Digests.concat(
                Digests.d("ballot"),
                campaign.line(),
                Digests.line(style.value()),
                key.bytes(),
                answersHash.requireLength(32, "A").toArray(),
                commentHash.requireLength(32, "T").toArray());
        return new Statement(key, bytes);
    }

    /** m, which the issuer signs blindly behind a random prefix. */
    public static byte[] tokenMessage(CampaignId campaign, StyleId style, BallotKey key) {
        return Digests.concat(Digests.d("token"), campaign.line(), Digests.line(style.value()), key.bytes());
    }

    /** Under this id a token is spent, once. */
    public static Bytes tokenId(CampaignId campaign, BallotKey key) {
        return Digests.h(Digests.d("token-id"), campaign.line(), key.bytes());
    }

    /** A. */
    public static Bytes answersHash(Bytes salt, Bytes answers) {
        return Digests.h(Digests.d("answers"), salt.requireLength(32, "saltA").toArray(), answers.toArray());
    }

    /** T, also for an empty comment. */
    public static Bytes commentHash(Bytes salt, Bytes comment) {
        return Digests.h(Digests.d("comment"), salt.requireLength(32, "saltT").toArray(), comment.toArray());
    }

    /** S. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** B. */
    public Bytes digest() {
        return Digests.h(bytes);
    }

    public void verify(Bytes signature) {
        verify(signature, CryptoProviders.best());
    }

    /** Refuses with BAD_LENGTH or BAD_BALLOT_SIGNATURE. */
    public void verify(Bytes signature, CryptoProviders providers) {
        signature.requireLength(P256.SIGNATURE_LENGTH, "ballotSig");
        if (!P256.verify(providers, key.point(), bytes, signature.toArray())) {
            throw BallotRefusal.Code.BAD_BALLOT_SIGNATURE.because("a signature by pk over the ballot");
        }
    }

    @Override
    public String toString() {
        return "Statement";
    }
}
