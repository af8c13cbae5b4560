package org.minkao.ballot;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.interfaces.RSAPrivateCrtKey;
import javax.crypto.Cipher;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.signers.RSABlindSignatureServer;

/** Blind signing with the key in memory: by the native provider's raw RSA where it loads, by Bouncy Castle otherwise. */
public final class SoftwareBlindSigner implements BlindSigner {
    private final RsaJwk publicJwk;
    private final RawBlindSigner signer;

    public SoftwareBlindSigner(IssuerKey key) {
        this(key, CryptoProviders.best());
    }

    public SoftwareBlindSigner(IssuerKey key, CryptoProviders providers) {
        this.publicJwk = key.publicJwk();
        this.signer = new RawBlindSigner(key.key(), providers);
    }

    @Override
    public RsaJwk publicJwk() {
        return publicJwk;
    }

    @Override
    public Bytes blindSign(Bytes blinded) {
        return signer.blindSign(blinded);
    }

    @Override
    public String toString() {
        return "SoftwareBlindSigner";
    }

    /** The same for a modulus of any size, so that the RFC's own vectors can be run through it. */
    static final class RawBlindSigner {
        private final RSAPrivateCrtKey key;
        private final Key ownKey;
        private final CryptoProviders providers;
        private final int length;

        RawBlindSigner(RSAPrivateCrtKey key, CryptoProviders providers) {
            this.key = key;
            this.ownKey = providers.own(key);
            this.providers = providers;
            this.length = (key.getModulus().bitLength() + 7) / 8;
        }

        Bytes blindSign(Bytes blinded) {
            blinded.requireLength(length, "blinded");
            BigInteger message = new BigInteger(1, blinded.toArray());
            boolean inRange = message.compareTo(BigInteger.ONE) > 0
                    && message.compareTo(key.getModulus().subtract(BigInteger.ONE)) < 0;
            if (!inRange) {
                throw badBlinded();
            }
            return providers.isNative() ? natively(blinded, message) : bouncyCastle(blinded);
        }

        private Bytes natively(Bytes blinded, BigInteger message) {
            Cipher rsa;
            try {
                rsa = Cipher.getInstance("RSA/ECB/NoPadding", providers.rsa());
                rsa.init(Cipher.DECRYPT_MODE, ownKey);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(providers + " lacks raw RSA", e);
            }
            byte[] signature;
            try {
                signature = rsa.doFinal(blinded.toArray());
            } catch (GeneralSecurityException e) {
                throw badBlinded();
            }
            // A wrong result of a private-key operation gives the key away (RFC 9474, 4.3): never let one out.
            if (!new BigInteger(1, signature)
                    .modPow(key.getPublicExponent(), key.getModulus())
                    .equals(message)) {
                throw new IllegalStateException("signing failure");
            }
            return Bytes.owning(signature);
        }

        private Bytes bouncyCastle(Bytes blinded) {
            try {
                return Bytes.owning(new RSABlindSignatureServer(parameters(key)).blindSign(blinded.toArray()));
            } catch (CryptoException e) {
                throw badBlinded();
            }
        }

        private static RSAPrivateCrtKeyParameters parameters(RSAPrivateCrtKey key) {
            return new RSAPrivateCrtKeyParameters(
                    key.getModulus(),
                    key.getPublicExponent(),
                    key.getPrivateExponent(),
                    key.getPrimeP(),
                    key.getPrimeQ(),
                    key.getPrimeExponentP(),
                    key.getPrimeExponentQ(),
                    key.getCrtCoefficient());
        }

        private static BallotRefusal badBlinded() {
            return BallotRefusal.Code.BAD_BLINDED.because("blinded lies between 1 and n-1");
        }

        @Override
        public String toString() {
            return "RawBlindSigner";
        }
    }
}
