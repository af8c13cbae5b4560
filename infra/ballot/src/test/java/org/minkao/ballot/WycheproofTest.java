package org.minkao.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WycheproofTest {

    /** Verifies a message and a signature under a group's key. */
    private interface Verifier {
        boolean verify(byte[] message, byte[] signature);
    }

    /** Makes a verifier of a test group. */
    private interface Opening {
        Verifier of(Json.Obj group) throws Exception;
    }

    @ParameterizedTest
    @MethodSource("org.minkao.ballot.Vectors#providers")
    void judgesEveryEcdsaSignatureRightly(CryptoProviders providers) throws Exception {
        run("wycheproof-ecdsa_secp256r1_sha256_p1363_test.json", 262, group -> {
            Bytes point = Bytes.ofHex(group.object("publicKey").text("uncompressed"));
            return (message, signature) -> P256.verify(providers, point, message, signature);
        });
    }

    @ParameterizedTest
    @MethodSource("org.minkao.ballot.Vectors#providers")
    void judgesEveryEd25519SignatureRightly(CryptoProviders providers) throws Exception {
        run("wycheproof-ed25519_test.json", 151, group -> {
            Bytes key = Bytes.ofHex(group.object("publicKey").text("pk"));
            return (message, signature) -> Ed25519.verify(providers, key, message, signature);
        });
    }

    @ParameterizedTest
    @MethodSource("org.minkao.ballot.Vectors#providers")
    void judgesEveryPssSignatureOf2048BitsRightly(CryptoProviders providers) throws Exception {
        run("wycheproof-rsa_pss_2048_sha384_mgf1_48_test.json", 141, group -> pss(group, providers));
    }

    @ParameterizedTest
    @MethodSource("org.minkao.ballot.Vectors#providers")
    void judgesEveryPssSignatureOf4096BitsRightly(CryptoProviders providers) throws Exception {
        run("wycheproof-rsa_pss_4096_sha384_mgf1_48_test.json", 141, group -> pss(group, providers));
    }

    private static Verifier pss(Json.Obj group, CryptoProviders providers) throws Exception {
        Json.Obj key = group.object("publicKey");
        RSAPublicKey publicKey = (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(
                        new BigInteger(key.text("modulus"), 16), new BigInteger(key.text("publicExponent"), 16)));
        return (message, signature) -> Pss.verify(providers, publicKey, message, signature);
    }

    private static void run(String file, int count, Opening opening) throws Exception {
        int run = 0;
        List<String> wrong = new ArrayList<>();
        for (Json each : Vectors.shared(file).list("testGroups")) {
            Json.Obj group = each.asObject("group");
            Verifier verifier = opening.of(group);
            for (Json test : group.list("tests")) {
                Json.Obj vector = test.asObject("test");
                boolean accepted =
                        verifier.verify(Encodings.unhex(vector.text("msg")), Encodings.unhex(vector.text("sig")));
                if (accepted != vector.text("result").equals("valid")) {
                    wrong.add(vector.integer("tcId") + " " + vector.text("comment"));
                }
                run++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(run).isEqualTo(count);
    }
}
