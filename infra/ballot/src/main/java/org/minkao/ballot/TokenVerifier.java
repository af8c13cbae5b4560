package org.minkao.ballot;

import java.security.interfaces.RSAPublicKey;

/** Checks a finalised token under a style's key (RSABSSA-SHA384-PSS-Randomized, RFC 9474). */
public final class TokenVerifier {
    private final CryptoProviders providers;

    public TokenVerifier(CryptoProviders providers) {
        this.providers = providers;
    }

    /** With the best provider; refuses with BAD_LENGTH or BAD_TOKEN. */
    public static void verify(RSAPublicKey key, Bytes prefix, byte[] message, Bytes signature) {
        new TokenVerifier(CryptoProviders.best()).check(key, prefix, message, signature);
    }

    /** Refuses with BAD_LENGTH or BAD_TOKEN; {@code message} is {@link Statement#tokenMessage}. */
    public void check(RSAPublicKey key, Bytes prefix, byte[] message, Bytes signature) {
        prefix.requireLength(32, "prefix");
        signature.requireLength(RsaJwk.BYTES, "tokenSig");
        byte[] input = Digests.concat(prefix.toArray(), message);
        if (key.getModulus().bitLength() != RsaJwk.BITS || !Pss.verify(providers, key, input, signature.toArray())) {
            throw BallotRefusal.Code.BAD_TOKEN.because("a token of this style of this campaign");
        }
    }
}
