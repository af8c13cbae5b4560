package org.minkao.ballot;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.RSABlindSignatureParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.RSABlindSignatureClient;
import org.jspecify.annotations.Nullable;

/** The voter's side for one style: takes out a ballot paper blindly, then casts. What a browser does, for demo and tests. */
public final class Voter {
    private static final int SALT_LENGTH = 32;

    private final Manifest manifest;
    private final Manifest.Style style;
    private final SecureRandom random;
    private final CryptoProviders providers;
    private final KeyPair keyPair;
    private final BallotKey ballotKey;
    private final RSABlindSignatureClient client;
    private final RSABlindSignatureClient.Blinded blinded;
    private @Nullable Bytes tokenSig;

    private Voter(Manifest manifest, Manifest.Style style, SecureRandom random, CryptoProviders providers) {
        this.manifest = manifest;
        this.style = style;
        this.random = random;
        this.providers = providers;
        this.keyPair = P256.generate(providers, random);
        this.ballotKey = new BallotKey(P256.point(keyPair.getPublic()));
        this.client = new RSABlindSignatureClient(
                RSABlindSignatureParameters.RSABSSA_SHA384_PSS_RANDOMIZED,
                new RSAKeyParameters(false, style.issuer().modulus(), BigInteger.valueOf(65537)),
                random);
        try {
            this.blinded = client.blind(Statement.tokenMessage(manifest.campaign(), style.id(), ballotKey));
        } catch (CryptoException e) {
            throw BallotRefusal.Code.MALFORMED.because("an issuer key that can be blinded for");
        }
    }

    public static Voter start(Manifest manifest, StyleId style, SecureRandom random) {
        return start(manifest, style, random, CryptoProviders.best());
    }

    /** Makes key pair and blinded token; refuses a manifest whose issuer key or roll a voter must not accept. */
    public static Voter start(Manifest manifest, StyleId id, SecureRandom random, CryptoProviders providers) {
        Manifest.Style style = manifest.style(id)
                .orElseThrow(() -> BallotRefusal.Code.UNKNOWN_STYLE.because("a style of this campaign"));
        if (!style.issuer().isSound()) {
            throw BallotRefusal.Code.MALFORMED.because("an issuer modulus odd and of 3072 bits");
        }
        if (!style.open() && style.roll() < manifest.minCell() + ManifestRules.ROLL_MARGIN) {
            throw BallotRefusal.Code.MALFORMED.because("a roll in which a ballot can hide");
        }
        return new Voter(manifest, style, random, providers);
    }

    /** The claim to send with an invitation; repeats are the same bytes. */
    public ClaimRequest claim(Invitation invitation) {
        return new ClaimRequest(
                invitation.lookupKey(),
                style.id(),
                invitation.use(style.id()),
                Bytes.owning(blinded.getBlindedMessage()));
    }

    /** Takes the issuer's answer; refuses it with BAD_TOKEN unless the finished token verifies. */
    public void finish(Bytes blindSig) {
        Bytes signature;
        try {
            signature = Bytes.owning(client.finalize(blinded, blindSig.toArray()));
        } catch (CryptoException | IllegalArgumentException e) {
            throw BallotRefusal.Code.BAD_TOKEN.because("a blind signature by the style's issuer");
        }
        byte[] message = Statement.tokenMessage(manifest.campaign(), style.id(), ballotKey);
        new TokenVerifier(providers).check(style.issuer().publicKey(), prefix(), message, signature);
        tokenSig = signature;
    }

    /** A cast with fresh salts. */
    public CastRequest cast(Answers answers, Comments comments) {
        return cast(answers.encode(), comments.encode());
    }

    /** A cast of these bytes, canonical or not; for tests of the box. */
    public CastRequest cast(Bytes answers, Bytes comment) {
        Bytes token = tokenSig;
        if (token == null) {
            throw new IllegalStateException("finish() before cast()");
        }
        Bytes saltA = Bytes.random(SALT_LENGTH, random);
        Bytes saltT = Bytes.random(SALT_LENGTH, random);
        Statement statement = Statement.of(
                manifest.campaign(),
                style.id(),
                ballotKey,
                Statement.answersHash(saltA, answers),
                Statement.commentHash(saltT, comment));
        Bytes ballotSig = Bytes.owning(P256.sign(providers, keyPair.getPrivate(), statement.bytes()));
        return new CastRequest(
                style.id(), ballotKey.point(), prefix(), token, answers, saltA, comment, saltT, ballotSig);
    }

    private Bytes prefix() {
        return Bytes.of(blinded.getPreparedMessage()).slice(0, RSABlindSignatureParameters.RANDOMIZED_PREFIX_LEN);
    }

    @Override
    public String toString() {
        return "Voter";
    }
}
