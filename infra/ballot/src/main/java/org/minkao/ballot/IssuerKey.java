package org.minkao.ballot;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** The private key that signs blinded tokens of one style of one campaign: RSA-3072, exponent 65537. */
public final class IssuerKey {
    private final RSAPrivateCrtKey key;

    private IssuerKey(RSAPrivateCrtKey key) {
        this.key = key;
    }

    public static IssuerKey generate(SecureRandom random) {
        try {
            KeyPairGenerator generator =
                    KeyPairGenerator.getInstance("RSA", CryptoProviders.best().rsa());
            generator.initialize(new RSAKeyGenParameterSpec(RsaJwk.BITS, RSAKeyGenParameterSpec.F4), random);
            return fromPkcs8(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSA-3072 key generation failed", e);
        }
    }

    /** Reads what {@link #toPkcs8} wrote; another size or exponent is refused as MALFORMED. */
    public static IssuerKey fromPkcs8(byte[] pkcs8) {
        PrivateKey read;
        try {
            read = KeyFactory.getInstance("RSA", CryptoProviders.jdkProvider("SunRsaSign"))
                    .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw refused();
        }
        if (read instanceof RSAPrivateCrtKey key
                && key.getModulus().bitLength() == RsaJwk.BITS
                && key.getPublicExponent().equals(BigInteger.valueOf(65537))) {
            return new IssuerKey(key);
        }
        throw refused();
    }

    /** The plain private key; goes nowhere but into {@link KeyWrap#wrap}. */
    public byte[] toPkcs8() {
        return key.getEncoded();
    }

    public RsaJwk publicJwk() {
        return new RsaJwk(Encodings.b64u(P256.unsigned(key.getModulus(), RsaJwk.BYTES)));
    }

    /** H of the RFC 7638 input of the public key. */
    public Bytes keyId() {
        return publicJwk().keyId();
    }

    RSAPrivateCrtKey key() {
        return key;
    }

    private static BallotRefusal refused() {
        return BallotRefusal.Code.MALFORMED.because("a PKCS#8 RSA-3072 private key with exponent 65537");
    }

    @Override
    public String toString() {
        return "IssuerKey";
    }
}
