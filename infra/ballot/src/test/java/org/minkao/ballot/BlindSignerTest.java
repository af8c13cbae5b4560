package org.minkao.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minkao.ballot.BallotRefusal.Code.BAD_BLINDED;
import static org.minkao.ballot.BallotRefusal.Code.BAD_LENGTH;
import static org.minkao.ballot.BallotRefusal.Code.BAD_TOKEN;
import static org.minkao.ballot.BallotRefusal.Code.MALFORMED;
import static org.minkao.ballot.Refusals.assertRefused;

import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlindSignerTest {
    private static final BigInteger N = Campaigns.CLIENTS_KEY.publicJwk().modulus();

    private static Bytes number(BigInteger value) {
        return Bytes.of(P256.unsigned(value, 384));
    }

    @ParameterizedTest
    @MethodSource("org.minkao.ballot.Vectors#providers")
    void signsOnlyWhatLiesStrictlyBetweenOneAndNMinusOne(CryptoProviders providers) {
        BlindSigner signer = new SoftwareBlindSigner(Campaigns.CLIENTS_KEY, providers);
        BigInteger one = BigInteger.ONE;
        for (BigInteger bad : List.of(
                BigInteger.ZERO,
                one,
                N.subtract(one),
                N,
                N.add(one),
                one.shiftLeft(3072).subtract(one))) {
            assertRefused(BAD_BLINDED, () -> signer.blindSign(number(bad)));
        }
        for (int length : new int[] {0, 1, 383, 385}) {
            assertRefused(BAD_LENGTH, () -> signer.blindSign(Bytes.of(new byte[length])));
        }
        for (BigInteger good : List.of(BigInteger.TWO, N.subtract(BigInteger.TWO))) {
            BigInteger signed = new BigInteger(1, signer.blindSign(number(good)).toArray());
            assertThat(signed.modPow(BigInteger.valueOf(65537), N)).isEqualTo(good);
        }
    }

    @Test
    void bothProvidersSignAlikeAndTheSameAtARepeat() {
        Bytes blinded = number(N.shiftRight(1));
        List<Bytes> signatures = CryptoProviders.all().stream()
                .map(providers -> new SoftwareBlindSigner(Campaigns.CLIENTS_KEY, providers).blindSign(blinded))
                .distinct()
                .toList();
        assertThat(signatures).hasSize(1);
        assertThat(new SoftwareBlindSigner(Campaigns.CLIENTS_KEY).blindSign(blinded))
                .isEqualTo(signatures.getFirst());
    }

    @Test
    void aVoterRefusesAnAnswerThatDoesNotVerify() {
        Manifest manifest = Campaigns.manifest();
        Voter voter = Voter.start(manifest, Campaigns.CLIENTS, Campaigns.RANDOM);
        Bytes blinded = voter.claim(Invitation.random(Campaigns.CAMPAIGN, Campaigns.RANDOM))
                .blinded();
        Bytes foreign = new SoftwareBlindSigner(Campaigns.OPEN_KEY).blindSign(number(BigInteger.TEN));
        for (Bytes bad :
                List.of(foreign, blinded, Bytes.of(new byte[384]), Bytes.of(new byte[3]), Bytes.of(new byte[0]))) {
            assertRefused(BAD_TOKEN, () -> voter.finish(bad));
        }
        voter.finish(new SoftwareBlindSigner(Campaigns.CLIENTS_KEY).blindSign(blinded));
    }

    @Test
    void issuerKeysComeBackWrappedAndOnlyRsa3072IsTaken() throws Exception {
        KeyWrap wrap = new KeyWrap(new byte[32], Campaigns.RANDOM);
        byte[] stored = wrap.wrap("issuer", Campaigns.CLIENTS_KEY.toPkcs8());
        assertThat(IssuerKey.fromPkcs8(wrap.unwrap("issuer", stored)).publicJwk())
                .isEqualTo(Campaigns.CLIENTS_KEY.publicJwk());
        KeyPairGenerator small = KeyPairGenerator.getInstance("RSA");
        small.initialize(2048);
        byte[] wrongSize = small.generateKeyPair().getPrivate().getEncoded();
        KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
        byte[] wrongKind = ec.generateKeyPair().getPrivate().getEncoded();
        for (byte[] bad : List.of(wrongSize, wrongKind, new byte[0], new byte[100])) {
            assertRefused(MALFORMED, () -> IssuerKey.fromPkcs8(bad));
        }
    }

    @ParameterizedTest
    @MethodSource("org.minkao.ballot.Vectors#providers")
    void sealedTextsOpenOnlyWhereTheyBelong(CryptoProviders providers) {
        byte[] secret = {1, 2, 3};
        KeyWrap wrap = new KeyWrap(new byte[32], Campaigns.RANDOM, providers);
        byte[] wrapped = wrap.wrap("receipt", secret);
        assertThat(wrap.unwrap("receipt", wrapped)).isEqualTo(secret);
        assertThat(wrap.wrap("receipt", secret)).isNotEqualTo(wrapped);
        assertRefused(MALFORMED, () -> wrap.unwrap("board", wrapped));
        KeyWrap otherKek = new KeyWrap(Digests.h().toArray(), Campaigns.RANDOM, providers);
        assertRefused(MALFORMED, () -> otherKek.unwrap("receipt", wrapped));
        for (int i = 0; i < wrapped.length; i++) {
            byte[] bent = wrapped.clone();
            bent[i] ^= 1;
            assertRefused(MALFORMED, () -> wrap.unwrap("receipt", bent));
        }
        assertRefused(MALFORMED, () -> wrap.unwrap("receipt", new byte[0]));

        Envelope envelope = new Envelope(new byte[32], Campaigns.RANDOM, providers);
        Bytes token = Digests.h(new byte[] {1});
        Bytes ballot = Digests.h(new byte[] {2});
        byte[] sealed = envelope.seal(token, ballot, secret);
        assertThat(envelope.open(token, ballot, sealed)).isEqualTo(secret);
        assertRefused(MALFORMED, () -> envelope.open(ballot, token, sealed));
        assertRefused(MALFORMED, () -> envelope.open(token, token, sealed));
        assertRefused(BAD_LENGTH, () -> envelope.seal(Bytes.of(new byte[31]), ballot, secret));
    }

    @Test
    void whatOneProviderSealsTheOtherOpens() {
        for (CryptoProviders one : CryptoProviders.all()) {
            for (CryptoProviders other : CryptoProviders.all()) {
                byte[] wrapped = new KeyWrap(new byte[32], Campaigns.RANDOM, one).wrap("p", new byte[] {7});
                assertThat(new KeyWrap(new byte[32], Campaigns.RANDOM, other).unwrap("p", wrapped))
                        .containsExactly(7);
            }
        }
    }
}
