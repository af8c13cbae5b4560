package org.minkao.ballot;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;

/** An issuer's public key as published: modulus in base64url, exponent always 65537. */
public record RsaJwk(String n) {
    static final int BITS = 3072;
    static final int BYTES = BITS / 8;

    private static final String E = "AQAB";

    public RsaJwk {
        Encodings.unb64u(n);
    }

    public static RsaJwk of(RSAPublicKey key) {
        if (!key.getPublicExponent().equals(BigInteger.valueOf(65537))) {
            throw new IllegalArgumentException("exponent 65537");
        }
        BigInteger modulus = key.getModulus();
        return new RsaJwk(Encodings.b64u(P256.unsigned(modulus, (modulus.bitLength() + 7) / 8)));
    }

    public static RsaJwk parse(Json json) {
        Json.Obj jwk = json.asObject("issuer").only("kty", "n", "e");
        if (!jwk.text("kty").equals("RSA") || !jwk.text("e").equals(E)) {
            throw BallotRefusal.Code.MALFORMED.because("kty RSA, e AQAB");
        }
        return new RsaJwk(jwk.text("n"));
    }

    public Json.Obj toJson() {
        return Json.obj("kty", "RSA", "n", n, "e", E);
    }

    /** H of the RFC 7638 input. */
    public Bytes keyId() {
        return Digests.h(
                CanonicalJson.write(Json.obj("e", E, "kty", "RSA", "n", n)).getBytes(StandardCharsets.US_ASCII));
    }

    public BigInteger modulus() {
        return new BigInteger(1, Encodings.unb64u(n));
    }

    /** Whether the modulus is odd, of exactly 3072 bits and written without leading zero bytes. */
    public boolean isSound() {
        return Encodings.unb64u(n).length == BYTES
                && modulus().bitLength() == BITS
                && modulus().testBit(0);
    }

    /** The key for the JCA, or a refusal MALFORMED when it is not sound. */
    public RSAPublicKey publicKey() {
        if (!isSound()) {
            throw BallotRefusal.Code.MALFORMED.because("an odd modulus of 3072 bits");
        }
        try {
            return (RSAPublicKey) KeyFactory.getInstance("RSA", CryptoProviders.jdkProvider("SunRsaSign"))
                    .generatePublic(new RSAPublicKeySpec(modulus(), BigInteger.valueOf(65537)));
        } catch (GeneralSecurityException e) {
            throw BallotRefusal.Code.MALFORMED.because("an RSA public key");
        }
    }
}
