package org.minkao.local.bench;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.minkao.ballot.BallotKey;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.CampaignId;
import org.minkao.ballot.CastRequest;
import org.minkao.ballot.CryptoProviders;
import org.minkao.ballot.Encodings;
import org.minkao.ballot.Envelope;
import org.minkao.ballot.IssuerKey;
import org.minkao.ballot.Manifest;
import org.minkao.ballot.NoteSigner;
import org.minkao.ballot.Receipt;
import org.minkao.ballot.SoftwareBlindSigner;
import org.minkao.ballot.Statement;
import org.minkao.ballot.StyleKeys;
import org.minkao.ballot.TokenVerifier;

/** The bare cryptography of a claim and of a cast, in this process, over real requests. */
final class CryptoFloor {
    private static final int BLINDED = 64;
    private static final int MODULUS_BYTES = 384;
    private static final int KEY_BYTES = 32;

    private CryptoFloor() {}

    /** One blind signature; numbers below the modulus cost what real blinded tokens cost. */
    static Load.Work claim() {
        SecureRandom random = new SecureRandom();
        SoftwareBlindSigner signer = new SoftwareBlindSigner(IssuerKey.generate(random));
        List<Bytes> blinded = new ArrayList<>();
        for (int i = 0; i < BLINDED; i++) {
            byte[] number = Bytes.random(MODULUS_BYTES, random).toArray();
            number[0] = 1;
            blinded.add(Bytes.of(number));
        }
        AtomicInteger next = new AtomicInteger();
        return () -> {
            signer.blindSign(blinded.get(Math.floorMod(next.getAndIncrement(), BLINDED)));
            return Optional.empty();
        };
    }

    /** PSS of the token and P-256 of the ballot, nothing else. */
    static Load.Work verify(Manifest manifest, List<CastRequest> ballots) {
        StyleKeys keys = StyleKeys.of(manifest);
        CryptoProviders providers = CryptoProviders.best();
        TokenVerifier verifier = new TokenVerifier(providers);
        return over(ballots, ballot -> verify(manifest.campaign(), keys, verifier, providers, ballot));
    }

    /** The same, then what a cast must also leave behind: the sealed envelope and the signed receipt. */
    static Load.Work sealAndSign(Manifest manifest, List<CastRequest> ballots) {
        SecureRandom random = new SecureRandom();
        Envelope envelope = new Envelope(Bytes.random(KEY_BYTES, random).toArray(), random);
        NoteSigner signer = NoteSigner.generate("bench/box", random);
        return over(ballots, ballot -> {
            Statement statement = statement(manifest.campaign(), ballot);
            envelope.seal(
                    Statement.tokenId(manifest.campaign(), new BallotKey(ballot.pk())),
                    statement.digest(),
                    ballot.withoutPad());
            Receipt.of(manifest, statement.digest()).sign(signer);
        });
    }

    @FunctionalInterface
    private interface Step {
        void on(CastRequest ballot);
    }

    private static Load.Work over(List<CastRequest> ballots, Step step) {
        AtomicInteger next = new AtomicInteger();
        return () -> {
            step.on(ballots.get(Math.floorMod(next.getAndIncrement(), ballots.size())));
            return Optional.empty();
        };
    }

    private static void verify(
            CampaignId campaign,
            StyleKeys keys,
            TokenVerifier verifier,
            CryptoProviders providers,
            CastRequest ballot) {
        verifier.check(
                keys.key(ballot.style()),
                ballot.prefix(),
                Statement.tokenMessage(campaign, ballot.style(), new BallotKey(ballot.pk())),
                ballot.tokenSig());
        statement(campaign, ballot).verify(ballot.ballotSig(), providers);
    }

    private static Statement statement(CampaignId campaign, CastRequest ballot) {
        return Statement.of(
                campaign,
                ballot.style(),
                new BallotKey(ballot.pk()),
                Statement.answersHash(ballot.saltA(), ballot.answers()),
                Statement.commentHash(ballot.saltT(), ballot.comment()));
    }

    /** The envelope's size of a real ballot, which the bare insert must also have. */
    static int envelopeBytes(CastRequest ballot) {
        byte[] key = new byte[KEY_BYTES];
        Bytes any = Bytes.ofHex(Encodings.hex(key));
        return new Envelope(key, new SecureRandom()).seal(any, any, ballot.withoutPad()).length;
    }
}
