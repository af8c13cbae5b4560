package org.minkao.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 9474, Appendix A: keys of 4096 bits, hence below the wrappers that insist on 3072. */
class Rfc9474Test {
    private static final Json.Obj NONE = Json.obj();

    @ParameterizedTest
    @MethodSource("org.minkao.ballot.Vectors#providers")
    void signsAllFourVariantsAsTheRfcDoes(CryptoProviders providers) throws Exception {
        Json.Obj file = Vectors.shared("rfc9474-appendix-a.json");
        int run = 0;
        for (Json each : file.list("vectors")) {
            Json.Obj vector = each.asObject("vector");
            check(vector, vector, providers);
            // For one variant the library's file carries another, also valid, blinding factor than the RFC.
            Json.Obj other = file.object("extra")
                    .find(vector.text("name"))
                    .map(json -> json.asObject("extra"))
                    .orElse(NONE);
            if (other.has("inv")) {
                check(vector, other, providers);
            }
            run++;
        }
        assertThat(run).isEqualTo(4);
    }

    private static void check(Json.Obj vector, Json.Obj blinding, CryptoProviders providers) throws Exception {
        BigInteger n = number(vector, "n");
        RSAPrivateCrtKey key =
                Vectors.rsaKey(n, number(vector, "e"), number(vector, "d"), number(vector, "p"), number(vector, "q"));
        Bytes blindSig = new SoftwareBlindSigner.RawBlindSigner(key, providers)
                .blindSign(Bytes.ofHex(blinding.text("blinded_msg")));
        assertThat(blindSig).isEqualTo(Bytes.ofHex(blinding.text("blind_sig")));
        BigInteger sig = new BigInteger(1, blindSig.toArray())
                .multiply(number(blinding, "inv"))
                .mod(n);
        byte[] signature = P256.unsigned(sig, 512);
        assertThat(Bytes.of(signature)).isEqualTo(Bytes.ofHex(vector.text("sig")));
        RSAPublicKey publicKey = (RSAPublicKey)
                KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(n, number(vector, "e")));
        boolean salted = vector.integer("sLen") == 48;
        byte[] message = Encodings.unhex(vector.text("prepared_msg"));
        assertThat(Pss.verify(providers, publicKey, message, signature)).isEqualTo(salted);
    }

    private static BigInteger number(Json.Obj vector, String key) {
        return new BigInteger(vector.text(key), 16);
    }
}
