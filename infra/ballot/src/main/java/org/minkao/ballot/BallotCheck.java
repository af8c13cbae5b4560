package org.minkao.ballot;

/** The checks of a cast that need neither clock nor database, in the protocol's order. */
public final class BallotCheck {
    private BallotCheck() {}

    /** The style the request names, or a refusal UNKNOWN_STYLE; the box looks at its clock after this and before {@link #check}. */
    public static Manifest.Style style(Manifest manifest, CastRequest request) {
        return manifest.style(request.style())
                .orElseThrow(() -> BallotRefusal.Code.UNKNOWN_STYLE.because("a style of this campaign"));
    }

    /** Style, lengths, point on curve, token, ballot signature, answers, comment; the first that fails is the refusal. */
    public static AcceptedBallot check(Manifest manifest, StyleKeys keys, CastRequest request) {
        Manifest.Style style = style(manifest, request);
        checkLengths(request);
        CampaignId campaign = manifest.campaign();
        BallotKey key = new BallotKey(request.pk());
        new TokenVerifier(keys.providers())
                .check(
                        keys.key(style.id()),
                        request.prefix(),
                        Statement.tokenMessage(campaign, style.id(), key),
                        request.tokenSig());
        Statement statement = Statement.of(
                campaign,
                style.id(),
                key,
                Statement.answersHash(request.saltA(), request.answers()),
                Statement.commentHash(request.saltT(), request.comment()));
        statement.verify(request.ballotSig(), keys.providers());
        Answers answers = Answers.parse(request.answers(), manifest, style);
        Comments.parse(request.comment(), manifest, style, answers);
        return new AcceptedBallot(
                Statement.tokenId(campaign, key), style.id(), statement.digest(), Bytes.owning(request.withoutPad()));
    }

    private static void checkLengths(CastRequest request) {
        request.pk().requireLength(P256.POINT_LENGTH, "pk");
        request.prefix().requireLength(32, "prefix");
        request.tokenSig().requireLength(RsaJwk.BYTES, "tokenSig");
        request.saltA().requireLength(32, "saltA");
        request.saltT().requireLength(32, "saltT");
        request.ballotSig().requireLength(P256.SIGNATURE_LENGTH, "ballotSig");
    }
}
